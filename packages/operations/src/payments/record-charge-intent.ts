import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { ofOrder } from '../orders/of-order.ts'
import { lockByPlan } from './lock-by-plan.ts'
import { lockCharge } from './lock-charge.ts'

/**
 * Keeps the acquirer's id of a charge before it is confirmed, so that after a lost answer it can always be asked by id.
 * The first id stays and is given. Refuses with `not-found` and, for a settled charge, `move-not-allowed`.
 */
export const recordChargeIntent = operation({
  name: 'payments.record-charge-intent',
  permission: 'payments.process',
  input: z.object({ id: Id, chargeId: Id, intentId: z.string().min(1).max(200) }),
  async run({ tx, record, unchanged }, { id, chargeId, intentId }) {
    const { order } = await lockByPlan(tx, id)
    const charge = await lockCharge(tx, id, chargeId)
    if (charge.intent_id !== null) {
      unchanged()
      return { intentId: charge.intent_id }
    }
    refuseUnless(charge.state === 'begun' || charge.state === 'unknown', 'move-not-allowed')
    await tx.updateTable('charge').set({ intent_id: intentId }).where('id', '=', chargeId).execute()
    await record({ ...ofOrder(order), after: { chargeId } })
    return { intentId }
  },
})
