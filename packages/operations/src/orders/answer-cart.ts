import type { Tx } from '@cauce/database/connection'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'
import type { CartState } from '@cauce/domain/orders/states'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { noteRevision } from '../payments/change-plan.ts'
import { LinkToken } from '../payments/link-token.ts'
import { lockPlan } from '../payments/standing-plan.ts'
import { bindCart, supersedeBinding } from './bind-cart.ts'
import { comparePlans } from './compare-plans.ts'
import { editCart } from './edit-cart.ts'
import { lockOrder } from './lock-order.ts'
import { ofOrder, refuseUnlessConfirmed } from './of-order.ts'
import { orderBehind } from './order-behind.ts'
import { orderToEdit } from './order-to-edit.ts'
import { linesOfVersion } from './read-cart.ts'

const Answered = z.object({ token: LinkToken, version: z.int32().min(1) })

/**
 * The shopper agrees to the cart that waits for them: it binds, with the plan reckoned from that day on. A repeat changes
 * nothing. Refuses with `link-unknown`, `link-expired`, `order-cancelled`, `cart-not-waiting` (a newer one took its
 * place, or it was refused), `line-shipped` (what it changes was shipped meanwhile) or `total-changed` (`planTotalCents`,
 * which was shown, is no longer what cart and cost come to).
 */
export const acceptCart = operation({
  name: 'orders.accept-cart',
  permission: 'checkout.pay',
  input: Answered.extend({ planTotalCents: z.int().optional() }),
  async run(context, { token, version, planTotalCents }) {
    const { tx, now, record, unchanged } = context
    const { order, state } = await lockAnswered(tx, token, version, now)
    if (state === 'binding') {
      unchanged()
      return { version }
    }
    refuseUnlessConfirmed(order)
    refuseUnless(state === 'awaiting-acceptance', 'cart-not-waiting')
    const plan = await lockPlan(tx, order.id)
    const before = await orderToEdit(tx, order, plan)
    const on = dateIn(plan.timeZone, now)
    const edit = editCart(before, await linesOfVersion(tx, order.id, version), on)
    const { totalCents } = comparePlans(plan, edit).newPlan
    if (planTotalCents !== undefined && planTotalCents !== totalCents)
      throw new Refusal('total-changed', { totalCents })
    await supersedeBinding(tx, order.id, now)
    await settleVersion(tx, order.id, version, 'binding', now)
    await record(await bindCart(context, { locked: { order, plan }, before, edit, version, on }))
    return { version }
  },
})

/**
 * The shopper does not agree: the cart that binds stays as it is, and so does the plan. A repeat changes nothing. Refuses
 * with `link-unknown`, `link-expired` or `cart-not-waiting`.
 */
export const refuseCart = operation({
  name: 'orders.refuse-cart',
  permission: 'checkout.pay',
  input: Answered,
  async run({ tx, now, record, unchanged }, { token, version }) {
    const { order, state } = await lockAnswered(tx, token, version, now)
    if (state === 'refused') {
      unchanged()
      return { version }
    }
    refuseUnless(state === 'awaiting-acceptance', 'cart-not-waiting')
    await settleVersion(tx, order.id, version, 'refused', now)
    await noteRevision(tx, order.id)
    const after = { cartVersion: version, cartState: 'refused' }
    await record({ ...ofOrder(order), before: { cartState: 'awaiting-acceptance' }, after })
    return { version }
  },
})

async function lockAnswered(tx: Tx, token: string, version: number, now: string) {
  const { orderId } = await orderBehind(tx, token, now)
  const order = await lockOrder(tx, orderId)
  const answered = await tx
    .selectFrom('cart_version')
    .select('state')
    .where('order_id', '=', order.id)
    .where('version', '=', version)
    .executeTakeFirst()
  return { order, state: answered?.state }
}

const settleVersion = (tx: Tx, orderId: string, version: number, state: CartState, at: string) =>
  tx
    .updateTable('cart_version')
    .set({ state, settled_at: at })
    .where('order_id', '=', orderId)
    .where('version', '=', version)
    .execute()
