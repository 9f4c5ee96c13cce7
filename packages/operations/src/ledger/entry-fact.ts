import type { LedgerEntryKind } from '@cauce/domain/ledger/entries'
import type { LedgerFact } from '@cauce/domain/ledger/facts'
import type { CancelReason } from '@cauce/domain/orders/states'
import type { ChargePurpose, PlanReason } from '@cauce/domain/payments/states'
import { sql } from 'kysely'

/** What is known of the fact behind an entry, as `entryTraces` selects it. */
export type EntryTraces = {
  kind: LedgerEntryKind
  /** The first part of the key of the fact: `charge`, `refund-part`. */
  keyKind: string
  isTakenBack: boolean
  chargePurpose: ChargePurpose | null
  instalment: number | null
  paidForPlan: boolean | null
  refundNumber: string | null
  last4: string | null
  shippedLines: string[]
  returnedLines: string[]
  cartVersion: number | null
  cancelReason: CancelReason | null
  planReason: PlanReason | null
  paymentNumber: string | null
}

/** The second part of an entry's key, where the first one says that it is an id. */
const idAfter = (kinds: string) =>
  sql`(case when e.fact_key ~ ${`^(${kinds})/[0-9a-f-]{36}(/|$)`} then split_part(e.fact_key, '/', 2)::uuid end)`
const numberAfter = (kind: string) =>
  sql`(case when e.fact_key ~ ${`^${kind}/[0-9a-f-]{36}/[0-9]+$`} then split_part(e.fact_key, '/', 3)::integer end)`

/** The names of the lines that a table beside the cart names, as they last stood. */
const namesOf = (lineIds: ReturnType<typeof sql>) => sql`array(
  select named.name from (
    select distinct on (l.line_id) l.line_id, l.name, l.position from cart_line l
    where l.order_id = e.order_id and l.line_id in (${lineIds})
    order by l.line_id, l.version desc
  ) named order by named.position, named.line_id)`

/** Columns that say what entries `e` are of, with their payment `d` and order `o` beside them. */
export const entryTraces = sql`
  split_part(e.fact_key, '/', 1) as "keyKind",
  e.fact_key like 'refund-part/%/failed' as "isTakenBack",
  d.number as "paymentNumber",
  (select c.purpose from charge c where c.id = ${idAfter('charge')}) as "chargePurpose",
  (select i.number from charge c join instalment i on i.id = c.instalment_id
    where c.id = ${idAfter('charge')}) as "instalment",
  (select exists (select from payment_plan p where p.attempt_id = a.id) from payment_attempt a
    where a.id = ${idAfter('capture|refund')}) as "paidForPlan",
  coalesce(
    (select r.number from refund r where r.id = ${idAfter('refund')}),
    (select r.number from refund_part p join refund r on r.id = p.refund_id where p.id = ${idAfter('refund-part')})
  ) as "refundNumber",
  (select k.last4 from refund_part p join charge c on c.id = p.charge_id join stored_card k on k.id = c.card_id
    where p.id = ${idAfter('refund-part')}) as "last4",
  case when e.kind = 'shipment' then ${namesOf(
    sql`select s.line_id from order_line s where s.order_id = e.order_id and s.shipped_at = e.posted_at`,
  )} else '{}' end as "shippedLines",
  case when e.kind = 'return' then ${namesOf(
    sql`select b.line_id from order_return r join returned_line b on b.return_id = r.id
      where r.order_id = e.order_id and r.cart_version = ${numberAfter('cart')}`,
  )} else '{}' end as "returnedLines",
  ${numberAfter('cart')} as "cartVersion",
  case when e.kind = 'cancellation' then o.cancel_reason end as "cancelReason",
  (select v.reason from plan_version v
    where v.plan_id = ${idAfter('plan-change')} and v.version = ${numberAfter('plan-change')}) as "planReason"`

/** What an entry tells of. */
export function factOf(traces: EntryTraces): LedgerFact {
  const { kind } = traces
  switch (kind) {
    case 'confirmation':
      return { kind }
    case 'capture':
      return { kind, purpose: purposeOf(traces), instalment: traces.instalment }
    case 'refund':
      return { kind, way: wayOf(traces), number: traces.refundNumber, last4: traces.last4 }
    case 'shipment':
      return { kind, lines: traces.shippedLines }
    case 'cart-change':
      return { kind, version: traces.cartVersion }
    case 'return':
      return { kind, lines: traces.returnedLines }
    case 'cancellation':
      return { kind, reason: traces.cancelReason }
    case 'plan-change':
      return { kind, reason: traces.planReason }
    case 'payout':
    case 'payout-rejected':
      return { kind, number: traces.paymentNumber }
  }
}

/** A charge of a plan says itself what for; the attempt that a plan was agreed to with paid its first instalment. */
function purposeOf({ chargePurpose, paidForPlan }: EntryTraces): ChargePurpose | 'stray' {
  return chargePurpose ?? (paidForPlan === false ? 'stray' : 'first')
}

function wayOf({ keyKind, isTakenBack, paidForPlan }: EntryTraces): 'card' | 'card-failed' | 'transfer' | 'stray' {
  if (keyKind === 'refund-part') return isTakenBack ? 'card-failed' : 'card'
  return paidForPlan === null ? 'transfer' : 'stray'
}
