import { mayMove } from '@cauce/domain/moves'
import { attemptMoves } from '@cauce/domain/payments/states'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { lockedAttempt } from '../payments/locked-attempt.ts'
import { moveAttempt } from '../payments/move-attempt.ts'
import { storedCard } from '../payments/stored-card.ts'
import { lockFinancing } from './lock-financing.ts'
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
    const isFree = financing.state === 'live' && financing.claimed_attempt_id === null
    if (!isFree || !mayMove(attemptMoves, attempt.state, 'authorised')) {
      unchanged()
      return { claimed: financing.state === 'live' && financing.claimed_attempt_id === attemptId }
    }
    await tx.updateTable('financing').set({ claimed_attempt_id: attemptId }).where('id', '=', id).execute()
    await moveAttempt(tx, attempt, 'authorised', { decline_code: null, ...(card && { card: JSON.stringify(card) }) })
    await record({ ...ofFinancing(financing), after: { attemptId } })
    return { claimed: true }
  },
})
