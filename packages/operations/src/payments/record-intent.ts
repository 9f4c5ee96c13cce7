import { Id } from '@cauce/domain/schema'
import { tellFinancing } from '@cauce/workflows/financing/contract'
import { z } from 'zod'
import { ofFinancing } from '../financing/of-financing.ts'
import { operation } from '../operation.ts'
import { tellProcess } from '../tell-process.ts'
import { attemptOfLink } from './attempt-of-link.ts'
import { LinkToken } from './link-token.ts'
import { moveAttempt } from './move-attempt.ts'

/**
 * Keeps the acquirer's id of an attempt's intent before anything can be paid with it, so that what became of it can
 * always be asked by id; the process is told to watch it, should the page and the webhook be lost. The first id stays.
 * Refuses with `not-found`.
 */
export const recordIntent = operation({
  name: 'payments.record-intent',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken, attemptId: Id, intentId: z.string().min(1).max(200) }),
  async run({ tx, record, unchanged }, { token, attemptId, intentId }) {
    const attempt = await attemptOfLink(tx, token, attemptId)
    if (attempt.intent_id) {
      unchanged()
      return { intentId: attempt.intent_id }
    }
    await moveAttempt(tx, attempt, 'open', { intent_id: intentId })
    await record({
      ...ofFinancing({ ...attempt, id: attempt.financing_id }),
      after: { attemptId, state: 'open' },
    })
    const sale = { merchantId: attempt.merchant_id, id: attempt.financing_id }
    await tellProcess(tx, tellFinancing(sale, 'cardBegun', { attemptId }, `card/${attemptId}/begun`))
    return { intentId }
  },
})
