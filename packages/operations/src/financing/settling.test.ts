import { openDatabase, openOwner } from '@cauce/database/connection'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { recordRefund } from '../payments/record-refund.ts'
import { settleAttempt } from '../payments/settle-attempt.ts'
import { unsettledAttempts } from '../payments/unsettled-attempts.ts'
import { createPerform } from '../perform.ts'
import { testPayment } from '../testing/payment.ts'
import { testLinkKey } from '../testing/sale.ts'
import { confirmFinancing } from './confirm-financing.ts'
import { decideCredit } from './decide-credit.ts'
import { financingTimeline } from './financing-timeline.ts'
import { markLinkExpired } from './mark-link-expired.ts'
import { openProcess } from './open-process.ts'
import { withdrawFinancing } from './withdraw-financing.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 3 })
const clock = movableClock('2026-11-22T12:00:00.000Z')
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const payment = () => testPayment(owner, perform)

test('money taken although the sale was dead is owed in the ledger, shown to finance, and settled once given back', async () => {
  const { id, agent, process, begin, attempt, ledger, messages } = await payment()
  const attemptId = await begin()
  await perform(withdrawFinancing, agent, { id })
  const settle = () => perform(settleAttempt, process, { id, attemptId, outcome: 'captured' })
  for (let times = 0; times < 2; times++) await settle()
  expect((await attempt(attemptId)).state).toBe('captured')
  const taken = ['capture acquirer-clearing 97933', 'capture shopper-receivable -97933']
  expect(await ledger()).toEqual(taken)
  expect(await perform(unsettledAttempts, process, { id })).toEqual([attemptId])
  expect(await perform(openProcess, process, { id })).toMatchObject({ end: 'withdrawn', hasUnsettledCards: true })
  expect((await perform(financingTimeline, agent, { id }))[0]).toMatchObject({
    action: 'financing.settle-attempt',
    actor: { kind: 'system' },
    detail: { state: 'captured', stateBefore: 'open', amountCents: 97_933 },
  })

  clock.advance({ minutes: 1 })
  for (let times = 0; times < 2; times++) await perform(recordRefund, process, { id, attemptId })
  expect((await attempt(attemptId)).state).toBe('refunded')
  expect(await ledger()).toEqual([...taken, 'refund shopper-receivable 97933', 'refund acquirer-clearing -97933'])
  expect((await messages()).map(({ template, channel }) => `${template} ${channel}`)).toEqual(['payment-refunded sms'])
  expect(await perform(unsettledAttempts, process, { id })).toEqual([])
  const story = await perform(financingTimeline, agent, { id })
  expect(story.find(({ action }) => action === 'financing.record-refund')).toMatchObject({
    detail: { state: 'refunded', stateBefore: 'captured', amountCents: 97_933 },
  })
})

test('money that pays for a plan is never given back as if it were owed', async () => {
  const { id, process, begin, claim } = await payment()
  const attemptId = await begin()
  await claim(attemptId)
  await perform(confirmFinancing, process, { id, attemptId })
  expect(await perform(unsettledAttempts, process, { id })).toEqual([])
  await expect(perform(recordRefund, process, { id, attemptId })).rejects.toMatchObject({ code: 'move-not-allowed' })
})

test('nothing is given back that was not taken', async () => {
  const { id, process, begin } = await payment()
  const attemptId = await begin()
  await expect(perform(recordRefund, process, { id, attemptId })).rejects.toMatchObject({ code: 'move-not-allowed' })
})

test('a card that was not claimed confirms nothing', async () => {
  const { id, process, begin, claim, ledger } = await payment()
  const [one, other] = [await begin(3), await begin(6)]
  await claim(one)
  const confirm = perform(confirmFinancing, process, { id, attemptId: other })
  await expect(confirm).rejects.toMatchObject({ code: 'move-not-allowed' })
  expect(await ledger()).toEqual([])
})

type Rules = { review_from_cents?: number | null; decline_from_cents?: number; max_open_financings?: number }
test.each<[string, Rules, { decision: string; reason: string | null }]>([
  ['no rule speaks', { review_from_cents: null }, { decision: 'accept', reason: null }],
  ['it is one cent below the limits', limits(289_001), { decision: 'accept', reason: null }],
  ['it reaches the amount of a review', { review_from_cents: 289_000 }, review()],
  ['it reaches the amount of a refusal', limits(289_000), declined('amount-too-high')],
  ['the person has too many', { max_open_financings: 0 }, declined('too-many-financings')],
])('credit is decided by the rules: %s', async (_, rules, { decision, reason }) => {
  const { id, merchantId, agent, process, begin, claim, financing, messages } = await payment()
  await owner.updateTable('financing_product').set(rules).where('merchant_id', '=', merchantId).execute()
  const attemptId = await begin()
  await expect(perform(decideCredit, process, { id, attemptId })).rejects.toMatchObject({ code: 'move-not-allowed' })
  await claim(attemptId)
  clock.advance({ seconds: 1 })
  const given = await perform(decideCredit, process, { id, attemptId })
  expect(given.decision).toBe(decision)
  const inReview = decision === 'review'
  expect(await financing()).toMatchObject({
    credit_reason: reason,
    review_since: inReview ? clock.now().toISOString() : null,
  })
  expect((await messages()).map((message) => message.template)).toEqual(inReview ? ['financing-in-review'] : [])
  const story = await perform(financingTimeline, agent, { id })
  expect(story.find(({ action }) => action === 'financing.decide-credit')?.detail).toEqual({
    ...{ decision, reason, totalCents: 289_000, openFinancings: 0, documentBlocked: 'no' },
  })
})

test('a blocked document outweighs every other rule, and another merchant’s block counts for nothing', async () => {
  const [mine, theirs] = [await payment(), await payment()]
  const rules = { review_from_cents: 1, decline_from_cents: 1 }
  await owner.updateTable('financing_product').set(rules).where('merchant_id', '=', mine.merchantId).execute()
  const block = { merchant_id: mine.merchantId, document_number: '12345678Z', reason: 'fraud' }
  await owner.insertInto('blocked_document').values(block).execute()
  for (const [{ id, process, begin, claim, financing }, reason] of [
    [mine, 'blocked-document'],
    [theirs, null],
  ] as const) {
    const attemptId = await begin()
    await claim(attemptId)
    await perform(decideCredit, process, { id, attemptId })
    expect((await financing()).credit_reason).toBe(reason)
  }
})

function limits(cents: number): Rules {
  return { review_from_cents: cents, decline_from_cents: cents }
}
function review() {
  return { decision: 'review', reason: 'amount-needs-review' }
}
function declined(reason: string) {
  return { decision: 'decline', reason }
}

test('that a link ran out is noted once, however often its process says so', async () => {
  const { id, agent, process, financing } = await payment()
  const linkExpiresAt = (await financing()).link_expires_at!
  for (let times = 0; times < 2; times++)
    await perform(markLinkExpired, process, { id }, { now: linkExpiresAt, idempotencyKey: `noted/${id}/${times}` })
  const story = await perform(financingTimeline, agent, { id })
  expect(story.filter(({ action }) => action === 'financing.mark-link-expired')).toHaveLength(1)
})
