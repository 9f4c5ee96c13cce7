import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { lockFinancing } from './lock-financing.ts'
import { isUnsettled, lockedAttempt } from './locked-attempt.ts'
import { ofFinancing } from './of-financing.ts'

/** The acquirer refused a card, in its own word `declineCode`. The attempt stays open for another one. */
export const recordCardRefusal = operation({
  name: 'financing.record-card-refusal',
  permission: 'financings.process',
  input: z.object({ id: Id, attemptId: Id, declineCode: z.string().max(100) }),
  async run({ tx, record, unchanged }, { id, attemptId, declineCode }) {
    const financing = await lockFinancing(tx, id)
    const attempt = await lockedAttempt(tx, id, attemptId)
    if (!isUnsettled(attempt.state) || attempt.decline_code === declineCode) {
      unchanged()
      return
    }
    await tx.updateTable('payment_attempt').set({ decline_code: declineCode }).where('id', '=', attemptId).execute()
    await record({ ...ofFinancing(financing), after: { attemptId, declineCode } })
  },
})
