import { isUnsettled } from '@cauce/domain/payments/states'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { lockFinancing } from '../financing/lock-financing.ts'
import { ofFinancing } from '../financing/of-financing.ts'
import { operation } from '../operation.ts'
import { lockedAttempt } from './locked-attempt.ts'

/**
 * The acquirer refused a card, in its own word `declineCode`. The attempt stays open for another one. `submissions` is
 * how many cards had been submitted before the acquirer was asked: since another one, its answer is of the past.
 */
export const recordCardRefusal = operation({
  name: 'financing.record-card-refusal',
  permission: 'financings.process',
  input: z.object({ id: Id, attemptId: Id, declineCode: z.string().max(100), submissions: z.int() }),
  async run({ tx, record, unchanged }, { id, attemptId, declineCode, submissions }) {
    const financing = await lockFinancing(tx, id)
    const attempt = await lockedAttempt(tx, id, attemptId)
    const isOfThePast = attempt.submissions !== submissions
    if (isOfThePast || !isUnsettled(attempt.state) || attempt.decline_code === declineCode) {
      unchanged()
      return
    }
    await tx.updateTable('payment_attempt').set({ decline_code: declineCode }).where('id', '=', attemptId).execute()
    await record({ ...ofFinancing(financing), after: { attemptId, declineCode } })
  },
})
