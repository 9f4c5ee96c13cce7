import type { Tx } from '@cauce/database/connection'
import { type ChargeLeft, type RefundCause, refundStanding, spreadRefund } from '@cauce/domain/payments/refunds'
import { tellRefund } from '@cauce/workflows/refunds/contract'
import { sql } from 'kysely'
import type { LockedOrder } from '../orders/lock-order.ts'
import { tellProcess } from '../tell-process.ts'

export type { RefundCause }

type AskedRefund = {
  order: Pick<LockedOrder, 'id' | 'merchant_id'>
  plan: { id: string }
  cause: RefundCause
  cartVersion: number
  amountCents: number
  /** The instant, and the merchant's calendar date. */
  now: string
  on: string
}

/**
 * Money is to go back to the shopper of a locked order and plan: it is spread over what was taken of the cards, the newest
 * charge first, and the refund's process is told; what no charge has left is to be transferred. Gives the refund's id.
 */
export async function askRefund(tx: Tx, { order, plan, now, on, ...asked }: AskedRefund): Promise<string> {
  const { amountCents } = asked
  const { shares } = spreadRefund(amountCents, await chargesLeft(tx, plan.id))
  const parts = shares.map((share) => ({ ...share, state: 'begun' as const }))
  const { id } = await tx
    .insertInto('refund')
    .values({
      merchant_id: order.merchant_id,
      order_id: order.id,
      plan_id: plan.id,
      number: sql<string>`'R-' || to_char(${on}::date, 'YYYYMMDD') || '-' || nextval('refund_number')`,
      cause: asked.cause,
      cart_version: asked.cartVersion,
      amount_cents: amountCents,
      state: refundStanding({ amountCents, transferredCents: 0, parts }).state,
      due_at: now,
      due_on: on,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (shares.length > 0)
    await tx
      .insertInto('refund_part')
      .values(
        shares.map((share) => ({
          ...{ merchant_id: order.merchant_id, refund_id: id, charge_id: share.chargeId },
          ...{ amount_cents: share.amountCents, begun_at: now },
        })),
      )
      .execute()
  await tellProcess(tx, tellRefund({ merchantId: order.merchant_id, id }, 'asked', {}, `refund/${id}`))
  return id
}

/** What each charge of a plan has left of what it took, the newest first. */
async function chargesLeft(tx: Tx, planId: string): Promise<ChargeLeft[]> {
  const { rows } = await sql<ChargeLeft>`
    select c.id as "chargeId", c.amount_cents - coalesce(given.cents, 0)::bigint as "leftCents"
    from charge c
    left join lateral (
      select sum(p.amount_cents) as cents from refund_part p where p.charge_id = c.id and p.state <> 'failed'
    ) given on true
    where c.plan_id = ${planId} and c.state = 'captured' and c.intent_id is not null
    order by c.settled_at desc, c.id desc`.execute(tx)
  return rows
}
