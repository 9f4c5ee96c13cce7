import type { Tx } from '@cauce/database/connection'
import { Refusal } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'
import { SavedCart } from '@cauce/domain/orders/questions'
import { refuseUnofferedServices } from '../catalogue/offered-services.ts'
import { queueOrderMessage } from '../messaging/queue-order-message.ts'
import { operation } from '../operation.ts'
import { noteRevision } from '../payments/change-plan.ts'
import { lockPlan } from '../payments/standing-plan.ts'
import { bindCart, supersedeBinding, withdrawWaiting } from './bind-cart.ts'
import { editCart, isSameCart, refuseUnknownLines } from './edit-cart.ts'
import { insertCart } from './insert-cart.ts'
import { type LockedOrder, lockOrder } from './lock-order.ts'
import { ofOrder, refuseUnlessConfirmed } from './of-order.ts'
import { orderToEdit, refuseBeyondProduct } from './order-to-edit.ts'

export type SavedCartAnswer = {
  id: string
  /** `unchanged`: it is the cart that binds already; one that waited for the shopper gave way to it. */
  outcome: 'binding' | 'awaiting-acceptance' | 'unchanged'
  cartVersion: number
  /** What goes back to the shopper today, in cents. */
  refundCents: number
}

/**
 * Stores an order's edited cart as its next version. It binds at once, with its returns, the new plan and a refund, unless
 * it comes to more than the shopper agreed to: then it waits until they accept it, and all stays as it is. A newer edit
 * takes the place of one that waits. Refuses with `not-found`, `order-not-confirmed`, `order-cancelled`, `order-changed`
 * (with its revision now, where that is not the one seen), `line-unknown`, `line-shipped`, `discount-above-cart`,
 * `required`, `service-not-offered` or `total-out-of-range`.
 */
export const saveCart = operation({
  name: 'orders.save-cart',
  permission: 'orders.edit',
  input: SavedCart,
  async run(context, { id, lines, revision, reason }): Promise<SavedCartAnswer> {
    const { tx, actor, now, linkKey, record, unchanged } = context
    const order = await lockOrder(tx, id)
    refuseUnlessConfirmed(order)
    if (order.revision !== revision) throw new Refusal('order-changed', { revision: order.revision })
    const plan = await lockPlan(tx, id)
    const before = await orderToEdit(tx, order, plan)
    refuseUnknownLines(before.lines, lines)
    const newest = await newestVersion(tx, id)
    if (isSameCart(before.lines, lines)) {
      if (newest.state === 'awaiting-acceptance') await record(await takeBack(tx, order, newest.version, now))
      else unchanged()
      return { id, outcome: 'unchanged', cartVersion: order.cart_version, refundCents: 0 }
    }
    const added = lines.map((line) => (line.lineId === undefined ? line : { ...line, serviceId: undefined }))
    await refuseUnofferedServices(tx, { centreId: order.centre_id, lines: added }, now)
    const on = dateIn(plan.timeZone, now)
    const edit = editCart(before, lines, on)
    await refuseBeyondProduct(tx, id, edit)

    const version = newest.version + 1
    const waits = edit.change.needsAcceptance
    const state = waits ? 'awaiting-acceptance' : 'binding'
    await withdrawWaiting(tx, id, now)
    if (!waits) await supersedeBinding(tx, id, now)
    const of = { merchantId: order.merchant_id, orderId: id, version }
    await insertCart(tx, { ...of, state, madeBy: actor.userId, reason: reason ?? null }, edit.kept, now)
    const answer = { id, cartVersion: version }
    if (waits) {
      await noteRevision(tx, id)
      await queueOrderMessage(tx, linkKey, order, { template: 'cart-to-accept', about: `cart/${version}` }, now)
      const after = { cartVersion: version, cartState: 'awaiting-acceptance', totalCents: edit.totalCents }
      await record({ ...ofOrder(order), before: { totalCents: order.total_cents }, after })
      return { ...answer, outcome: 'awaiting-acceptance', refundCents: 0 }
    }
    await record(await bindCart(context, { locked: { order, plan }, before, edit, version, on }))
    return { ...answer, outcome: 'binding', refundCents: edit.plan?.refundCents ?? 0 }
  },
})

const newestVersion = (tx: Tx, orderId: string) =>
  tx
    .selectFrom('cart_version')
    .select(['version', 'state'])
    .where('order_id', '=', orderId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

/** Saving the cart that binds takes back one that waits for the shopper. */
async function takeBack(tx: Tx, order: LockedOrder, cartVersion: number, now: string) {
  await withdrawWaiting(tx, order.id, now)
  await noteRevision(tx, order.id)
  return {
    ...ofOrder(order),
    before: { cartState: 'awaiting-acceptance' },
    after: { cartVersion, cartState: 'withdrawn' },
  }
}
