import { refuseUnless } from '@cauce/domain/errors'
import { isUnsettled } from '@cauce/domain/payments/states'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'

/**
 * A payment attempt and its financing, as far as settling it needs them. `intentId` is null until the acquirer gave
 * one; `submissions` counts the cards that its shopper submitted.
 */
export const attemptToSettle = reading({
  name: 'financing.attempt-to-settle',
  permission: 'financings.process',
  input: z.object({ id: Id, attemptId: Id }),
  async run({ db }, { id, attemptId }) {
    const attempt = await db
      .selectFrom('payment_attempt')
      .innerJoin('financing', 'financing.id', 'payment_attempt.financing_id')
      .select(['payment_attempt.kind', 'payment_attempt.state', 'payment_attempt.intent_id'])
      .select(['payment_attempt.submissions', 'payment_attempt.due_today_cents'])
      .select(['financing.state as financing_state', 'financing.claimed_attempt_id'])
      .where('payment_attempt.id', '=', attemptId)
      .where('financing.id', '=', id)
      .executeTakeFirst()
    refuseUnless(attempt, 'not-found')
    return {
      kind: attempt.kind as 'charge' | 'keep',
      state: attempt.state,
      intentId: attempt.intent_id,
      submissions: attempt.submissions,
      dueTodayCents: attempt.due_today_cents,
      isUnsettled: isUnsettled(attempt.state),
      financingState: attempt.financing_state,
      isClaimed: attempt.claimed_attempt_id === attemptId,
    }
  },
})
