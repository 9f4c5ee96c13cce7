import { Id } from '@cauce/domain/financing/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { attemptOfLink } from './attempt-of-link.ts'
import { LinkToken } from './link-token.ts'

/**
 * Keeps the acquirer's id of an attempt's intent before anything can be paid with it, so that what became of it can
 * always be asked by id. The first id stays. Refuses with `not-found`.
 */
export const recordIntent = operation({
  name: 'checkout.record-intent',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken, attemptId: Id, intentId: z.string().min(1).max(200) }),
  async run({ tx, record, unchanged }, { token, attemptId, intentId }) {
    const attempt = await attemptOfLink(tx, token, attemptId)
    if (attempt.intent_id) {
      unchanged()
      return { intentId: attempt.intent_id }
    }
    await tx
      .updateTable('payment_attempt')
      .set({ intent_id: intentId, state: 'open' })
      .where('id', '=', attempt.id)
      .execute()
    await record({
      subjectKind: 'financing',
      subjectId: attempt.financing_id,
      merchantId: attempt.merchant_id,
      centreId: attempt.centre_id,
      after: { attemptId, state: 'open' },
    })
    return { intentId }
  },
})
