import { Id } from '@cauce/domain/schema'
import { tellFinancing } from '@cauce/workflows/financing/contract'
import { z } from 'zod'
import { ofFinancing } from '../financing/of-financing.ts'
import { operation } from '../operation.ts'
import { tellProcess } from '../tell-process.ts'
import { attemptOfLink } from './attempt-of-link.ts'
import { LinkToken } from './link-token.ts'

/** Two answers of the frame within this time are one; nobody types another card so fast. */
const repeatSeconds = 2
/** From then on a page that keeps submitting is no longer listened to; webhooks and timers still are. */
const submissionsInAll = 100
const waiting = ['open', 'authorised', 'unknown']

/**
 * The shopper's page says that the card frame answered: the process is told to look at the attempt. Another card on
 * the same attempt is told anew, a repeat and a settled attempt are not. Refuses with `not-found`.
 */
export const submitCard = operation({
  name: 'payments.submit-card',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken, attemptId: Id }),
  async run({ tx, now, record, unchanged }, { token, attemptId }) {
    const attempt = await attemptOfLink(tx, token, attemptId)
    const isRepeat =
      attempt.submitted_at !== null && Date.parse(now) - Date.parse(attempt.submitted_at) < repeatSeconds * 1000
    if (isRepeat || !waiting.includes(attempt.state) || attempt.submissions >= submissionsInAll) {
      unchanged()
      return { attemptId }
    }
    const submissions = attempt.submissions + 1
    await tx
      .updateTable('payment_attempt')
      .set({ submitted_at: now, submissions, decline_code: null })
      .where('id', '=', attempt.id)
      .execute()
    await record({
      ...ofFinancing({ ...attempt, id: attempt.financing_id }),
      after: { attemptId, submissions },
    })
    const sale = { merchantId: attempt.merchant_id, id: attempt.financing_id }
    await tellProcess(tx, tellFinancing(sale, 'cardSubmitted', { attemptId }, `card/${attemptId}/${submissions}`))
    return { attemptId }
  },
})
