import { refuseUnless } from '@cauce/domain/errors'
import type { CardChangeState } from '@cauce/domain/payments/states'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'

/** A change of card as far as looking at it goes, and the cards of the plan that are in use no more, to be forgotten at the acquirer. */
export const cardChangeToSettle = reading({
  name: 'payments.card-change-to-settle',
  permission: 'payments.process',
  input: z.object({ id: Id, changeId: Id }),
  async run({ db }, { id, changeId }) {
    const change = await db
      .selectFrom('card_change')
      .select(['state', 'intent_id'])
      .where('id', '=', changeId)
      .where('plan_id', '=', id)
      .executeTakeFirst()
    refuseUnless(change, 'not-found')
    const replaced = await db
      .selectFrom('stored_card')
      .select('payment_method_id')
      .where('plan_id', '=', id)
      .where('replaced_at', 'is not', null)
      .execute()
    return {
      state: change.state as CardChangeState,
      intentId: change.intent_id,
      replacedCards: replaced.map((card) => card.payment_method_id),
    }
  },
})
