import { Id } from '@cauce/domain/schema'
import { tellInstalments } from '@cauce/workflows/payments/contract'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { ofOrder } from '../orders/of-order.ts'
import { tellProcess } from '../tell-process.ts'
import { cardChangeOfLink } from './card-change-of-link.ts'
import { LinkToken } from './link-token.ts'

/** Two answers of the frame within this time are one; nobody types another card so fast. */
const repeatSeconds = 2
/** From then on a page that keeps submitting is no longer listened to; webhooks and timers still are. */
const submissionsInAll = 100

/**
 * The shopper's page says that the card frame answered: the process is told to look. An earlier card's refusal is forgotten;
 * a settled change is not looked at any more. Refuses with `link-unknown`, `link-expired` or `not-found`.
 */
export const submitCardChange = operation({
  name: 'payments.submit-card-change',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken, changeId: Id }),
  async run({ tx, now, record, unchanged }, { token, changeId }) {
    const { order, planId, change } = await cardChangeOfLink(tx, { token, changeId, now })
    const isRepeat =
      change.submitted_at !== null && Date.parse(now) - Date.parse(change.submitted_at) < repeatSeconds * 1000
    if (change.state !== 'open' || isRepeat || change.submissions >= submissionsInAll) {
      unchanged()
      return
    }
    const submissions = change.submissions + 1
    await tx
      .updateTable('card_change')
      .set({ decline_code: null, submissions, submitted_at: now })
      .where('id', '=', changeId)
      .execute()
    await record({ ...ofOrder(order), after: { cardChange: 'open' } })
    const plan = { merchantId: order.merchant_id, id: planId }
    await tellProcess(
      tx,
      tellInstalments(plan, 'cardSubmitted', { changeId }, `card-change/${changeId}/${submissions}`),
    )
  },
})
