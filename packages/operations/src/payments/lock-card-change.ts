import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import type { CardChangeState } from '@cauce/domain/payments/states'

/** A change of card of a locked plan, locked too: always in this order. Refuses with `not-found`. */
export async function lockCardChange(tx: Tx, planId: string, changeId: string) {
  const change = await tx
    .selectFrom('card_change')
    .select(['id', 'state', 'intent_id', 'decline_code', 'submissions', 'submitted_at'])
    .where('plan_id', '=', planId)
    .where('id', '=', changeId)
    .forUpdate()
    .executeTakeFirst()
  refuseUnless(change, 'not-found')
  return { ...change, state: change.state as CardChangeState }
}
