import { refuseUnless } from '@cauce/domain/errors'
import { orderPostings } from '@cauce/domain/ledger/entries'
import { dateIn } from '@cauce/domain/money/calendar'
import { Cancellation } from '@cauce/domain/orders/questions'
import { recalculate } from '@cauce/domain/payments/recalculation'
import { tellInstalments } from '@cauce/workflows/payments/contract'
import { postEntry } from '../ledger/post-entry.ts'
import { queueOrderMessage } from '../messaging/queue-order-message.ts'
import { operation } from '../operation.ts'
import { askRefund } from '../payments/ask-refund.ts'
import { noteRevision } from '../payments/change-plan.ts'
import { lockPlan } from '../payments/standing-plan.ts'
import { writePlan } from '../payments/write-plan.ts'
import { tellProcess } from '../tell-process.ts'
import { withdrawWaiting } from './bind-cart.ts'
import { lockOrder } from './lock-order.ts'
import { ofOrder, refuseUnlessConfirmed } from './of-order.ts'

/**
 * Cancels an order of which nothing was shipped: the plan ends and all that was paid goes back. A repeat changes nothing.
 * `refundCents` goes back at once, what may have been paid as soon as that is known. Refuses with `not-found`,
 * `order-not-confirmed` or `order-shipped` (it takes a return).
 */
export const cancelOrder = operation({
  name: 'orders.cancel',
  permission: 'orders.cancel',
  input: Cancellation,
  async run({ tx, now, linkKey, record, unchanged }, { id, reason }) {
    const order = await lockOrder(tx, id)
    if (order.state === 'cancelled') {
      unchanged()
      return { id, refundCents: 0 }
    }
    refuseUnlessConfirmed(order)
    refuseUnless(order.shipment === 'unshipped', 'order-shipped')
    const plan = await lockPlan(tx, id)
    const on = dateIn(plan.timeZone, now)
    const { costCents, instalments, refundCents } = recalculate(plan, 0, on)
    const made = { reason: 'cancelled' as const, cartVersion: order.cart_version, principalCents: 0, on, at: now }
    const version = await writePlan(tx, plan, { ...made, costCents, instalments })
    await postEntry(tx, {
      ...{ merchantId: order.merchant_id, orderId: id, kind: 'cancellation', factKey: `cancellation/${id}`, at: now },
      postings: orderPostings({
        unshippedCents: -order.total_cents,
        payableCents: 0,
        costCents: costCents - plan.costCents,
      }),
    })
    const owed = { order, plan, cartVersion: order.cart_version, amountCents: refundCents, now, on }
    if (refundCents > 0) await askRefund(tx, { ...owed, cause: 'cancelled' })
    await tx
      .updateTable('orders')
      .set({ state: 'cancelled', cancelled_at: now, cancel_reason: reason })
      .where('id', '=', id)
      .execute()
    await withdrawWaiting(tx, id, now)
    await noteRevision(tx, id)
    const process = { merchantId: order.merchant_id, id: plan.id }
    await tellProcess(tx, tellInstalments(process, 'changed', { version }, `plan/${plan.id}/${version}`))
    await queueOrderMessage(tx, linkKey, order, { template: 'order-cancelled', about: 'cancelled' }, now)
    const after = { state: 'cancelled', cancelReason: reason, ...(refundCents > 0 && { refundCents }) }
    await record({ ...ofOrder(order), before: { state: 'confirmed' }, after })
    return { id, refundCents }
  },
})
