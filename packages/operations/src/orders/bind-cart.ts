import type { Tx } from '@cauce/database/connection'
import { returnsOf } from '@cauce/domain/orders/order-lines'
import type { CartState } from '@cauce/domain/orders/states'
import { tellInstalments } from '@cauce/workflows/payments/contract'
import { queueOrderMessage } from '../messaging/queue-order-message.ts'
import type { ChangeOf, OperationContext } from '../operation.ts'
import { askRefund } from '../payments/ask-refund.ts'
import type { LockedPlan } from '../payments/lock-by-plan.ts'
import { writePlan } from '../payments/write-plan.ts'
import { tellProcess } from '../tell-process.ts'
import type { CartEdit, OrderToEdit } from './edit-cart.ts'
import { insertShipped } from './insert-shipped.ts'
import { moveMoney } from './move-money.ts'
import { ofOrder } from './of-order.ts'

type Binding = {
  locked: LockedPlan
  before: OrderToEdit
  edit: CartEdit
  /** Stored as the one that binds. */
  version: number
  /** The merchant's calendar date. */
  on: string
}

/**
 * A stored version of a locked order's cart begins to bind: what came back and what ships with it, the money, the plan, a
 * refund, and the e-mail with the updated plan. Gives what the log has of it.
 */
export async function bindCart(
  { tx, actor, now, linkKey }: Pick<OperationContext, 'tx' | 'actor' | 'now' | 'linkKey'>,
  { locked, before, edit, version, on }: Binding,
): Promise<ChangeOf<'order'>> {
  const { order, plan } = locked
  const { change, totalCents, lines, plan: next } = edit
  const by = actor.userId
  await tx
    .updateTable('orders')
    .set({ cart_version: version, accepted_cents: Math.max(order.accepted_cents ?? 0, totalCents) })
    .where('id', '=', order.id)
    .execute()
  await noteReturn(tx, order, change.returned, { version, by, at: now })
  const known = new Set(before.lines.map(({ lineId }) => lineId))
  const shippedNow = lines.filter(({ lineId, shipped }) => shipped && !known.has(lineId)).map(({ lineId }) => lineId)
  await insertShipped(tx, order, shippedNow, { by, via: 'confirmation', at: now })
  await moveMoney(tx, {
    ...{ order, before: before.lines, after: lines, at: now },
    costDifferenceCents: next ? next.costCents - plan.costCents : 0,
    kind: change.returned.length > 0 ? 'return' : 'cart-change',
    factKey: `cart/${order.id}/${version}`,
  })
  if (next) {
    const { costCents, instalments } = next
    const made = { reason: 'cart-changed' as const, cartVersion: version, principalCents: totalCents, on, at: now }
    const planVersion = await writePlan(tx, plan, { ...made, costCents, instalments })
    const process = { merchantId: order.merchant_id, id: plan.id }
    const key = `plan/${plan.id}/${planVersion}`
    await tellProcess(tx, tellInstalments(process, 'changed', { version: planVersion }, key))
    if (next.refundCents > 0) {
      const cause = change.returned.length > 0 ? 'return' : 'cart-changed'
      await askRefund(tx, { order, plan, cause, cartVersion: version, amountCents: next.refundCents, now, on })
    }
  }
  await queueOrderMessage(tx, linkKey, order, { template: 'plan-updated', about: `cart/${version}` }, now)
  return {
    ...ofOrder(order),
    before: { totalCents: order.total_cents, returns: order.returns },
    after: {
      ...{ cartVersion: version, cartState: 'binding', totalCents, returns: returnsOf(lines) },
      ...(next && next.refundCents > 0 && { refundCents: next.refundCents }),
    },
  }
}

async function noteReturn(
  tx: Tx,
  order: { id: string; merchant_id: string },
  returned: readonly { lineId: string; units: number }[],
  { version, by, at }: { version: number; by: string; at: string },
): Promise<void> {
  if (returned.length === 0) return
  const { id } = await tx
    .insertInto('order_return')
    .values({ order_id: order.id, merchant_id: order.merchant_id, cart_version: version, made_by: by, made_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('returned_line')
    .values(
      returned.map(({ lineId, units }) => ({
        return_id: id,
        merchant_id: order.merchant_id,
        line_id: lineId,
        units,
      })),
    )
    .execute()
}

/** A version that waits for the shopper is taken back: another edit takes its place, or the order ends. */
export const withdrawWaiting = (tx: Tx, orderId: string, at: string) =>
  endVersion(tx, orderId, 'awaiting-acceptance', 'withdrawn', at)

/** The version that binds gives way to another. */
export const supersedeBinding = (tx: Tx, orderId: string, at: string) =>
  endVersion(tx, orderId, 'binding', 'superseded', at)

const endVersion = (tx: Tx, orderId: string, from: CartState, to: CartState, at: string) =>
  tx
    .updateTable('cart_version')
    .set({ state: to, settled_at: at })
    .where('order_id', '=', orderId)
    .where('state', '=', from)
    .execute()
