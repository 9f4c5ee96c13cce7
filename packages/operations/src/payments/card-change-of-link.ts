import type { Tx } from '@cauce/database/connection'
import type { LockedOrder } from '../orders/lock-order.ts'
import { orderBehind } from '../orders/order-behind.ts'
import { lockWithPlan } from './lock-by-plan.ts'
import { lockCardChange } from './lock-card-change.ts'

/** A change of card of the order that a link leads to, locked after it. Refuses with `link-unknown`, `link-expired` or `not-found`. */
export async function cardChangeOfLink(
  tx: Tx,
  { token, changeId, now }: { token: string; changeId: string; now: string },
): Promise<{ order: LockedOrder; planId: string; change: Awaited<ReturnType<typeof lockCardChange>> }> {
  const { orderId } = await orderBehind(tx, token, now)
  const { order, plan } = await lockWithPlan(tx, orderId)
  const change = await lockCardChange(tx, plan.id, changeId)
  return { order, planId: plan.id, change }
}
