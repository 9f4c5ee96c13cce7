import { openDatabase, openOwner } from '@cauce/database/connection'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { attemptToSettle } from '../payments/attempt-to-settle.ts'
import { recordCardRefusal } from '../payments/record-card-refusal.ts'
import { settleAttempt } from '../payments/settle-attempt.ts'
import { createPerform } from '../perform.ts'
import { testPayment } from '../testing/payment.ts'
import { testLinkKey } from '../testing/sale.ts'
import { confirmFinancing } from './confirm-financing.ts'
import { declineFinancing } from './decline-financing.ts'
import { failFinancing } from './fail-financing.ts'
import { releaseClaim } from './release-claim.ts'
import { withdrawFinancing } from './withdraw-financing.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
const database = openDatabase({ url, connections: 3 })
const clock = movableClock('2026-11-22T12:00:00.000Z')
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const payment = () => testPayment(owner, perform)
const freed = { outcome: 'voided', wasAuthorised: true } as const

test('a declined shopper is told once that nothing is charged, not again when the card is freed', async () => {
  const { id, process, begin, claim, messages } = await payment()
  const attemptId = await begin()
  await claim(attemptId)
  await perform(declineFinancing, process, { id, attemptId })
  await perform(settleAttempt, process, { id, attemptId, outcome: 'voided', wasAuthorised: true })
  const told = (await messages()).map(({ template, channel }) => `${template} ${channel}`)
  expect(told.sort()).toEqual(['financing-declined email', 'financing-declined sms'])
})

test('a shopper who paid is not told of the other cards that are freed', async () => {
  const { id, process, begin, claim, messages } = await payment()
  const [paying, other] = [await begin(3), await begin(6)]
  clock.advance({ days: 1 })
  const later = await begin(6)
  await claim(paying)
  await perform(settleAttempt, process, { id, attemptId: other, ...freed })
  await perform(confirmFinancing, process, { id, attemptId: paying })
  await perform(settleAttempt, process, { id, attemptId: later, ...freed })
  expect((await messages()).map(({ template }) => template)).toEqual(['financing-confirmed', 'financing-confirmed'])
})

test('a sale that came to nothing says once that nothing is charged, however many cards are freed', async () => {
  const { id, agent, process, begin, messages } = await payment()
  const attempts = [await begin(3), await begin(6)]
  await perform(withdrawFinancing, agent, { id })
  for (const attemptId of attempts) await perform(settleAttempt, process, { id, attemptId, ...freed })
  expect((await messages()).map(({ template, channel }) => `${template} ${channel}`)).toEqual(['payment-voided sms'])
})

test('a technical failure is told once, also when its card had been freed before', async () => {
  const { id, process, begin, claim, messages } = await payment()
  const [claiming, other] = [await begin(3), await begin(6)]
  await claim(claiming)
  await perform(settleAttempt, process, { id, attemptId: claiming, ...freed })
  await perform(failFinancing, process, { id, attemptId: claiming })
  await perform(settleAttempt, process, { id, attemptId: other, ...freed })
  expect((await messages()).map(({ template }) => template)).toEqual(['payment-voided'])
})

test('a review that took too long is told once to the shopper, who may pay with another card', async () => {
  const { id, process, begin, claim, messages } = await payment()
  const attemptId = await begin()
  await claim(attemptId)
  await perform(settleAttempt, process, { id, attemptId, ...freed })
  const release = () => perform(releaseClaim, process, { id, attemptId, reason: 'review-took-too-long' })
  const first = await release()
  expect(first.messageIds).toHaveLength(1)
  expect(await release()).toEqual(first)
  expect((await messages()).map(({ template }) => template)).toEqual(['payment-voided'])
  const other = await begin()
  await claim(other)
  expect(await perform(releaseClaim, process, { id, attemptId: other, reason: 'card-declined' })).toEqual({
    messageIds: [],
  })
})

test('a refusal that was read before another card was submitted is not kept', async () => {
  const { id, process, begin, attempt, submit } = await payment()
  const attemptId = await begin()
  await submit(attemptId)
  const { submissions } = await perform(attemptToSettle, process, { id, attemptId })
  const refuse = (declineCode: string, before: number) =>
    perform(recordCardRefusal, process, { id, attemptId, declineCode, submissions: before })
  await refuse('expired_card', submissions)
  expect((await attempt(attemptId)).decline_code).toBe('expired_card')
  clock.advance({ seconds: 20 })
  await submit(attemptId)
  await refuse('expired_card', submissions)
  expect((await attempt(attemptId)).decline_code).toBeNull()
  await refuse('insufficient_funds', submissions + 1)
  expect((await attempt(attemptId)).decline_code).toBe('insufficient_funds')
})
