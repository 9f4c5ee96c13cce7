import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { storedCard } from '../payments/stored-card.ts'
import { lockFinancing } from './lock-financing.ts'
import { isUnsettled, lockedAttempt } from './locked-attempt.ts'
import { ofFinancing } from './of-financing.ts'

/**
 * Takes a Live financing for one authorised attempt and keeps its card: from now on withdrawal and lapse wait. Answers
 * whether the attempt holds the claim; a repeat answers the same, and who comes second, or late, does not get it.
 */
export const claimFinancing = operation({
  name: 'financing.claim',
  permission: 'financings.process',
  input: z.object({ id: Id, attemptId: Id, card: storedCard.optional() }),
  async run({ tx, record, unchanged }, { id, attemptId, card }) {
    const financing = await lockFinancing(tx, id)
    const attempt = await lockedAttempt(tx, id, attemptId)
    if (financing.state !== 'live' || financing.claimed_attempt_id || !isUnsettled(attempt.state)) {
      unchanged()
      return { claimed: financing.state === 'live' && financing.claimed_attempt_id === attemptId }
    }
    await tx.updateTable('financing').set({ claimed_attempt_id: attemptId }).where('id', '=', id).execute()
    await tx
      .updateTable('payment_attempt')
      .set({ state: 'authorised', decline_code: null, ...(card && { card: JSON.stringify(card) }) })
      .where('id', '=', attemptId)
      .execute()
    await record({ ...ofFinancing(financing), after: { attemptId } })
    return { claimed: true }
  },
})
