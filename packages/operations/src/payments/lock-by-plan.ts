import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { type LockedOrder, lockOrder } from '../orders/lock-order.ts'
import { lockPlan, type ReadPlan } from './standing-plan.ts'

/** An order with its plan, both locked: always in this order. */
export type LockedPlan = { order: LockedOrder; plan: ReadPlan }

/** A plan by its id, with its order. Refuses with `not-found`. */
export async function lockByPlan(tx: Tx, planId: string): Promise<LockedPlan> {
  const found = await tx.selectFrom('payment_plan').select('order_id').where('id', '=', planId).executeTakeFirst()
  refuseUnless(found, 'not-found')
  return lockWithPlan(tx, found.order_id)
}

/** An order with its plan. Refuses with `not-found`, also an order that has none. */
export async function lockWithPlan(tx: Tx, orderId: string): Promise<LockedPlan> {
  const order = await lockOrder(tx, orderId)
  return { order, plan: await lockPlan(tx, orderId) }
}
