import { plannedAnew, type Tx } from '@cauce/database/connection'
import { sql } from 'kysely'

type Waiting = { merchantId: string; day: string; orderIds: readonly string[]; at: string }

export type Prepared = { id: string; number: string; orders: number; paidCents: number }

/**
 * Writes a merchant's payment of a day: one row, a line and a ledger entry for each of its orders, all in one statement
 * whatever their number. Of each order it takes what the ledger says waits, split into what was shipped and what came
 * back since it was last paid; the commission is `commissionLeft` of domain. Undefined where nothing is left to pay:
 * then nothing is written, and the orders go on waiting. The orders are locked.
 */
export async function payWaitingOrders(tx: Tx, waiting: Waiting): Promise<Prepared | undefined> {
  const { rows } = await sql<Prepared>`${sql.raw(plannedAnew)}
    with waiting as (select unnest(${[...waiting.orderIds]}::uuid[]) as order_id),
    due as materialized (${dueOfOrders}),
    paid as (
      insert into disbursement (merchant_id, day, number, end_to_end_id, gross_cents, net_cents, vat_cents, paid_cents,
        orders, iban, bic, prepared_at)
      select m.id, ${waiting.day}::date, n.number, n.number, t.gross, t.net, t.vat, t.gross - t.net - t.vat, t.orders,
        m.iban, m.bic, ${waiting.at}::timestamptz
      from (
        select sum(shipped_cents - returned_cents) as gross, sum(net_cents) as net, sum(vat_cents) as vat, count(*) as orders
        from due
      ) t
      join merchant m on m.id = ${waiting.merchantId}
      cross join lateral (
        select 'D-' || to_char(${waiting.day}::date, 'YYYYMMDD') || '-' || nextval('disbursement_number') as number
        where t.gross - t.net - t.vat > 0
      ) n
      returning id, merchant_id, number, orders, paid_cents
    ),
    lines as (
      insert into disbursement_line
        (disbursement_id, order_id, merchant_id, shipped_cents, returned_cents, net_cents, vat_cents)
      select paid.id, due.order_id, paid.merchant_id, shipped_cents, returned_cents, net_cents, vat_cents
      from due cross join paid
    ),
    entries as (
      insert into ledger_entry (merchant_id, kind, order_id, disbursement_id, fact_key, posted_at)
      select paid.merchant_id, 'payout', due.order_id, paid.id, 'payout/' || paid.id || '/' || due.order_id,
        ${waiting.at}::timestamptz
      from due cross join paid
      where shipped_cents <> returned_cents or net_cents <> 0 or vat_cents <> 0
      returning id, order_id, merchant_id
    ),
    postings as (
      insert into ledger_posting (entry_id, merchant_id, position, account, amount_cents)
      select e.id, e.merchant_id, p.position, p.account, p.cents
      from entries e join due using (order_id)
      cross join lateral (values ${postings(sql`shipped_cents - returned_cents`)}) p (position, account, cents)
      where p.cents <> 0
    ),
    cleared as (
      delete from disbursable_order d using paid, waiting w where d.order_id = w.order_id
    )
    select id, number, orders, paid_cents as "paidCents" from paid`.execute(tx)
  return rows[0]
}

/** `payoutPostings` of domain, debits first. */
const postings = (gross: ReturnType<typeof sql>) => sql`
  (case when ${gross} > 0 then 1 else 5 end, 'merchant-payable', ${gross}),
  (2, 'bank', net_cents + vat_cents - (${gross})),
  (3, 'commission-income', -net_cents),
  (4, 'commission-vat', -vat_cents)`

/** Halves away from zero as in domain, since what an order was disbursed in all is never below zero. */
const ofRate = (cents: ReturnType<typeof sql>, bp: ReturnType<typeof sql>) =>
  sql`((${cents}) * coalesce(${bp}, 0) + 5000) / 10000`

/**
 * What each order of the table `waiting` (of their ids) has to be paid: in cents what was shipped, came back, and the
 * commission without VAT and its VAT, all since it was last paid.
 */
export const dueOfOrders = sql`
  select moved.order_id,
    moved.shipped - coalesce(taken.shipped, 0) as shipped_cents,
    moved.shipped - coalesce(taken.shipped, 0) - moved.waiting as returned_cents,
    c.net - coalesce(taken.net, 0) as net_cents,
    ${ofRate(sql`c.net`, sql`tariff.vat_bp`)} - coalesce(taken.vat, 0) as vat_cents
  from (
    select e.order_id,
      -sum(p.amount_cents)::bigint as waiting,
      coalesce(-sum(p.amount_cents) filter (where p.amount_cents < 0 and of_order.is), 0)::bigint as shipped,
      coalesce(-sum(p.amount_cents) filter (where of_order.is), 0)::bigint as in_all
    from waiting w
    join ledger_entry e on e.order_id = w.order_id
    join ledger_posting p on p.entry_id = e.id and p.account = 'merchant-payable'
    cross join lateral (select e.kind not in ('payout', 'payout-rejected') as is) of_order
    group by e.order_id
  ) moved
  left join (
    select l.order_id, sum(l.shipped_cents)::bigint as shipped, sum(l.net_cents)::bigint as net,
      sum(l.vat_cents)::bigint as vat
    from waiting w
    join disbursement_line l on l.order_id = w.order_id
    join disbursement d on d.id = l.disbursement_id and d.state <> 'rejected'
    group by l.order_id
  ) taken on taken.order_id = moved.order_id
  left join order_tariff tariff on tariff.order_id = moved.order_id
  cross join lateral (select ${ofRate(sql`moved.in_all`, sql`tariff.rate_bp`)} as net) c
  where moved.waiting <> 0 or moved.shipped <> coalesce(taken.shipped, 0) or c.net <> coalesce(taken.net, 0)`
