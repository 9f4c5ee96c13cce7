import { type Actor, shopperActor } from '@cauce/domain/access/scope'
import { claimFinancing } from '@cauce/operations/financing/claim-financing'
import { confirmFinancing } from '@cauce/operations/financing/confirm-financing'
import { decideCredit } from '@cauce/operations/financing/decide-credit'
import { decideReview } from '@cauce/operations/financing/decide-review'
import { declineFinancing } from '@cauce/operations/financing/decline-financing'
import { failFinancing } from '@cauce/operations/financing/fail-financing'
import { linkToken } from '@cauce/operations/financing/payment-link'
import { beginPayment } from '@cauce/operations/payments/begin-payment'
import { recordCardRefusal } from '@cauce/operations/payments/record-card-refusal'
import { recordIntent } from '@cauce/operations/payments/record-intent'
import { settleAttempt } from '@cauce/operations/payments/settle-attempt'
import { submitCard } from '@cauce/operations/payments/submit-card'
import type { Once, Teller } from './live-through.ts'
import type { Story } from './stories.ts'

type Sale = { id: string; merchantId: string; customerId: string; system: Actor }

const minute = 60_000
const hour = 60 * minute

/** The shopper opens the link, picks a plan and gives a card; then what the story's course says. */
export async function payFor(
  { perform, linkKey, finance }: Teller,
  story: Story,
  sale: Sale,
  once: Once,
): Promise<void> {
  const { id, system } = sale
  const shopper = { ...shopperActor(sale.merchantId, sale.customerId), ip: `198.51.100.${story.number}` }
  const token = linkToken(linkKey, id, 1)
  const counts = story.merchant.products[story.product].instalmentCounts
  const instalments = counts[story.number % counts.length]!
  const opened = Math.min(3 * hour, (story.hoursAgo * hour) / 4)
  const paid = opened + 2 * minute

  const begin = { token, instalments, termsAccepted: true }
  const { attemptId } = await perform(beginPayment, shopper, begin, once('begin', opened))
  const attempt = { id, attemptId }
  await perform(
    recordIntent,
    shopper,
    { token, attemptId, intentId: `demo_intent_${id}` },
    once('intent', opened + 1000),
  )
  await perform(submitCard, shopper, { token, attemptId }, once('submit', paid))
  if (story.course === 'card-declined') {
    const declineCode = 'insufficient_funds'
    await perform(recordCardRefusal, system, { ...attempt, declineCode, submissions: 1 }, once('refusal', paid + 1500))
    await perform(
      settleAttempt,
      system,
      { ...attempt, outcome: 'voided', declineCode },
      once('settle', paid + hour / 4),
    )
    return
  }
  if (story.course === 'technical-failure') {
    await perform(settleAttempt, system, { ...attempt, outcome: 'voided' }, once('settle', paid + 10 * minute))
    await perform(failFinancing, system, attempt, once('fail', paid + 10 * minute))
    return
  }
  await perform(claimFinancing, system, { ...attempt, card: cardOf(story) }, once('claim', paid + 1500))
  // Under the process's own key: when one is started for a sale in review, it finds this decision.
  const idempotencyKey = `decide-credit/${id}/${attemptId}`
  const { decision } = await perform(decideCredit, system, attempt, { ...once('credit', paid + 2000), idempotencyKey })
  if (decision === 'decline') {
    await perform(declineFinancing, system, attempt, once('decline', paid + 2500))
    await perform(settleAttempt, system, { ...attempt, outcome: 'voided' }, once('settle', paid + 3000))
    return
  }
  if (decision === 'accept')
    return void (await perform(confirmFinancing, system, attempt, once('confirm', paid + 3500)))
  if (story.course === 'in-review') return
  await perform(decideReview, finance, { id, decision: 'accept' }, once('review', paid + 5 * hour))
  await perform(confirmFinancing, system, attempt, once('confirm', paid + 5 * hour + 2000))
}

const cardOf = ({ number }: Story) => ({
  customerId: `demo_customer_${number}`,
  paymentMethodId: `demo_card_${number}`,
  brand: number % 3 === 0 ? 'mastercard' : 'visa',
  last4: number % 3 === 0 ? '4444' : '4242',
  expiryMonth: 1 + (number % 12),
  expiryYear: 2028 + (number % 3),
})
