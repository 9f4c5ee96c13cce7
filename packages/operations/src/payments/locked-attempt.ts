import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import type { Plan } from '@cauce/domain/financing/plans'
import type { StoredCard } from '@cauce/domain/payments/card-gateway'
import { unsettledAttemptStates } from '@cauce/domain/payments/states'
import { type RawBuilder, sql } from 'kysely'

/** A payment attempt of a locked financing, locked too: always in this order. Refuses with `not-found`. */
export async function lockedAttempt(tx: Tx, financingId: string, attemptId: string) {
  const attempt = await tx
    .selectFrom('payment_attempt')
    .select([
      'id',
      'kind',
      'state',
      'plan',
      'due_today_cents',
      'terms_accepted_at',
      'intent_id',
      'locale',
      'decline_code',
      'submissions',
      'card',
    ])
    .where('financing_id', '=', financingId)
    .where('id', '=', attemptId)
    .forUpdate()
    .executeTakeFirst()
  refuseUnless(attempt, 'not-found')
  return { ...attempt, plan: attempt.plan as Plan, card: attempt.card as StoredCard | null }
}

/** Of a row of payment_attempt: something is left to do at the acquirer, be it money taken that paid for no plan. */
export const leavesSomethingToDo: RawBuilder<boolean> = sql<boolean>`(
  payment_attempt.state in (${sql.join(unsettledAttemptStates.map((state) => sql.lit(state)))})
  or payment_attempt.state = 'captured' and not exists (
    select from payment_plan
    where payment_plan.financing_id = payment_attempt.financing_id and payment_plan.attempt_id = payment_attempt.id))`
