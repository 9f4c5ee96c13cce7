import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { lockFinancing } from './lock-financing.ts'
import { ofFinancing } from './of-financing.ts'
import { tellCardFreed } from './tell-voided.ts'

/**
 * The card that held the claim came to nothing: the financing stays Live and another card may be tried. Of a refusal
 * the page tells; that a review took too long is told by text, long after the page was left.
 */
export const releaseClaim = operation({
  name: 'financing.release-claim',
  permission: 'financings.process',
  input: z.object({ id: Id, attemptId: Id, reason: z.enum(['card-declined', 'review-took-too-long']) }),
  async run({ tx, now, record, unchanged }, { id, attemptId, reason }) {
    const financing = await lockFinancing(tx, id)
    if (financing.state !== 'live' || financing.claimed_attempt_id !== attemptId) {
      unchanged()
    } else {
      await tx
        .updateTable('financing')
        .set({ claimed_attempt_id: null, review_since: null, credit_reason: null })
        .where('id', '=', id)
        .execute()
      await record({ ...ofFinancing(financing), after: { attemptId, reason } })
    }
    return {
      messageIds: reason === 'review-took-too-long' ? await tellCardFreed(tx, financing, attemptId, now) : [],
    }
  },
})
