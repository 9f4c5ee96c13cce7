import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { lockFinancing } from '../financing/lock-financing.ts'
import { ofFinancing } from '../financing/of-financing.ts'
import { queueToShopper } from '../financing/queue-to-shopper.ts'
import { givenBackKeys } from '../financing/tell-voided.ts'
import { postRefund } from '../ledger/card-money.ts'
import { operation } from '../operation.ts'
import { lockedAttempt } from './locked-attempt.ts'
import { moveAttempt } from './move-attempt.ts'

/**
 * The acquirer gave back what an attempt had taken although its financing came to nothing: the ledger owes the shopper
 * nothing any more, and the shopper is told that it was given back. Refuses with `move-not-allowed` where nothing was taken, or where it paid
 * for a plan.
 */
export const recordRefund = operation({
  name: 'financing.record-refund',
  permission: 'financings.process',
  input: z.object({ id: Id, attemptId: Id }),
  async run({ tx, now, record, unchanged }, { id, attemptId }) {
    const financing = await lockFinancing(tx, id)
    const attempt = await lockedAttempt(tx, id, attemptId)
    if (attempt.state === 'refunded') unchanged()
    else {
      refuseUnless(!(await paidForPlan(tx, id, attemptId)), 'move-not-allowed')
      await moveAttempt(tx, attempt, 'refunded')
      const amountCents = attempt.due_today_cents
      const sale = { merchantId: financing.merchant_id, orderId: financing.order_id, financingId: id }
      await postRefund(tx, { ...sale, attemptId, amountCents, at: now })
      const after = { attemptId, state: 'refunded', amountCents }
      await record({ ...ofFinancing(financing), before: { state: attempt.state }, after })
    }
    await queueToShopper(tx, financing, 'payment-refunded', ['sms'], `${givenBackKeys}refund/${attemptId}`, now)
  },
})

async function paidForPlan(tx: Tx, financingId: string, attemptId: string): Promise<boolean> {
  const plan = await tx
    .selectFrom('payment_plan')
    .select('id')
    .where('financing_id', '=', financingId)
    .where('attempt_id', '=', attemptId)
    .executeTakeFirst()
  return plan !== undefined
}
