import { decideReview } from '@cauce/operations/financing/decide-review'
import { financingTimeline } from '@cauce/operations/financing/financing-timeline'
import { withdrawFinancing } from '@cauce/operations/financing/withdraw-financing'
import { platformFinance } from '@cauce/operations/testing/merchant'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openStage } from './testing/stage.ts'

const { url } = await testDatabase()
const stage = await openStage(url)
const { owner, merchant, sandbox } = stage
afterAll(() => stage.close())
afterEach(async () => {
  sandbox.settings.calm()
  const rules = { review_from_cents: null, first_instalment: 'today' }
  await owner.updateTable('financing_product').set(rules).execute()
})

/** Whose card it still is at the acquirer. */
async function holderOf(paymentMethodId: string): Promise<string | null> {
  const response = await fetch(`${sandbox.acquirerUrl}/v1/payment_methods/${paymentMethodId}`, {
    headers: { Authorization: `Bearer ${stage.variables.STRIPE_SECRET_KEY}` },
  })
  return ((await response.json()) as { customer: string | null }).customer
}

test('money that turns out to have been taken after the sale died is owed, given back once, and the shopper is told', async () => {
  const { id } = await stage.send()
  const { attemptId, clientSecret, intentId } = await stage.begin(id)
  await stage.enter(clientSecret, '4242424242424242')
  await stage.stopWorker()
  await stage.cards.capture(intentId, attemptId)
  await stage.perform(withdrawFinancing, merchant.agent, { id })
  sandbox.patch({ acquirer: { loseNextAnswers: 2 } })
  await stage.restartWorker()

  expect(await stage.result(id)).toBe('withdrawn')
  expect(await stage.attempt(attemptId)).toMatchObject({ state: 'refunded' })
  const charges = await sandbox.control<{ amount_captured: number; amount_refunded: number }[]>(
    `charges?intent=${intentId}`,
  )
  expect(charges).toMatchObject([{ amount_captured: 40_500, amount_refunded: 40_500 }])
  expect(await stage.balances(id)).toEqual({ 'acquirer-clearing': 0, 'shopper-receivable': 0 })
  const [, ...news] = await stage.messages(id)
  expect(news).toMatchObject([{ template: 'payment-refunded', channel: 'sms', state: 'sent' }])
  const { card } = await stage.cards.readIntent(intentId)
  expect(await holderOf(card?.paymentMethodId ?? '')).toBeNull()

  const timeline = await stage.perform(financingTimeline, merchant.administrator, { id })
  const money = timeline.filter(({ detail }) => 'amountCents' in detail)
  expect(money.map(({ action, detail }) => [action, detail.state, detail.amountCents])).toEqual([
    ['financing.record-refund', 'refunded', 40_500],
    ['financing.settle-attempt', 'captured', 40_500],
  ])
})

test('money that finance gave back by hand at the acquirer is not owed any more', async () => {
  const { id } = await stage.send()
  const { attemptId, clientSecret, intentId } = await stage.begin(id)
  await stage.enter(clientSecret, '4242424242424242')
  await stage.stopWorker()
  await stage.cards.capture(intentId, attemptId)
  await stage.cards.refund({ intentId, refundId: 'by-hand', amountCents: 40_500 })
  await stage.perform(withdrawFinancing, merchant.agent, { id })
  await stage.restartWorker()
  expect(await stage.result(id)).toBe('withdrawn')
  expect(await stage.attempt(attemptId)).toMatchObject({ state: 'refunded' })
})

test('a card kept for a sale that finance declines is let go of at the acquirer', async () => {
  const rules = { first_instalment: 'in-a-month', review_from_cents: 100_000 }
  await owner.updateTable('financing_product').set(rules).execute()
  const { id } = await stage.send()
  const { attemptId, clientSecret, intentId } = await stage.begin(id)
  await stage.enter(clientSecret, '4242424242424242')
  const { card } = await stage.cards.readIntent(intentId)
  expect(await holderOf(card?.paymentMethodId ?? '')).toBe(card?.customerId)
  await stage.submit(id, attemptId)
  await stage.untilReview(id)
  await stage.perform(decideReview, platformFinance, { id, decision: 'decline' })
  expect(await stage.result(id)).toBe('declined')
  expect(await stage.attempt(attemptId)).toMatchObject({ state: 'voided' })
  expect(await holderOf(card?.paymentMethodId ?? '')).toBeNull()
})

test('a card authorised for a sale that is withdrawn is let go of too, and one that pays is kept', async () => {
  const withdrawn = await stage.send()
  const given = await stage.begin(withdrawn.id)
  await stage.enter(given.clientSecret, '4242424242424242')
  await stage.perform(withdrawFinancing, merchant.agent, withdrawn)
  expect(await stage.result(withdrawn.id)).toBe('withdrawn')
  const { card } = await stage.cards.readIntent(given.intentId)
  expect(await holderOf(card?.paymentMethodId ?? '')).toBeNull()

  const paid = await stage.send()
  const kept = (await stage.attempt(await stage.pay(paid.id))).intent_id
  expect(await stage.result(paid.id)).toBe('confirmed')
  const { card: payingCard } = await stage.cards.readIntent(kept ?? '')
  expect(await holderOf(payingCard?.paymentMethodId ?? '')).toBe(payingCard?.customerId)
})
