import { decideReview } from '@cauce/operations/financing/decide-review'
import { withdrawFinancing } from '@cauce/operations/financing/withdraw-financing'
import { platformFinance } from '@cauce/operations/testing/merchant'
import { testDatabase } from '@cauce/testing/database'
import { until } from '@cauce/testing/until'
import { afterAll, afterEach, expect, test } from 'vitest'
import { openStage } from './testing/stage.ts'

const { url } = await testDatabase()
const stage = await openStage(url, { CHARGE_GIVE_UP_SECONDS: '2' })
const { owner, merchant, sandbox } = stage
afterAll(() => stage.close())
afterEach(async () => {
  sandbox.settings.calm()
  const rules = { review_from_cents: null, decline_from_cents: null, first_instalment: 'today' }
  await owner.updateTable('financing_product').set(rules).execute()
})

const { attempt, balances } = stage
const attemptIs = (id: string, state: string) =>
  until(`attempt is ${state}`, async () => (await attempt(id)).state === state, 20_000)
const templates = async (id: string) =>
  (await stage.messages(id)).map(({ template, channel }) => `${template} ${channel}`)

test('a capture whose answer is lost takes the money once', async () => {
  const { id } = await stage.send()
  const { attemptId, clientSecret, intentId } = await stage.begin(id)
  await stage.enter(clientSecret, '4242424242424242')
  sandbox.patch({ acquirer: { loseNextAnswers: 1 } })
  await stage.submit(id, attemptId)
  await stage.untilState(id, 'confirmed')
  expect(await sandbox.control<unknown[]>(`charges?intent=${intentId}`)).toHaveLength(1)
  expect(await balances(id)).toEqual({
    'acquirer-clearing': 40_500,
    'shopper-receivable': 81_000,
    'merchant-unshipped': -120_000,
    'deferred-cost-income': -1_500,
  })
})

test('a text whose answer is lost arrives once', async () => {
  sandbox.patch({ sms: { loseNextAnswers: 1 } })
  const { id } = await stage.send()
  await until('the text is sent', () =>
    owner
      .selectFrom('message')
      .select('id')
      .where('subject_id', '=', id)
      .where('state', '=', 'sent')
      .executeTakeFirst(),
  )
  const token = await stage.tokenOf(id)
  expect((await stage.texts()).filter(({ body }) => body.includes(token))).toHaveLength(1)
})

test('a declined card leaves the sale open, and another card confirms it', async () => {
  const { id } = await stage.send()
  const { attemptId, clientSecret } = await stage.begin(id)
  await stage.enter(clientSecret, '4000000000000002')
  await stage.submit(id, attemptId)
  await until('the refusal is known', async () => (await attempt(attemptId)).decline_code === 'generic_decline')
  expect((await stage.financing(id)).state).toBe('live')
  await stage.enter(clientSecret, '4242424242424242')
  await new Promise((resolve) => setTimeout(resolve, 2_100))
  await stage.submit(id, attemptId)
  await stage.untilState(id, 'confirmed')
})

test('an acquirer that stays away while charging ends the sale as a technical failure, and the money is given back', async () => {
  const { id } = await stage.send()
  const { attemptId, clientSecret } = await stage.begin(id)
  await stage.enter(clientSecret, '4242424242424242')
  sandbox.patch({ acquirer: { outage: true } })
  await stage.submit(id, attemptId)
  await stage.untilState(id, 'dead', 30_000)
  expect((await stage.financing(id)).dead_reason).toBe('technical-failure')
  sandbox.settings.calm()
  await attemptIs(attemptId, 'voided')
  expect(await stage.result(id)).toBe('technical-failure')
  expect(await templates(id)).toEqual(['financing-link sms', 'payment-voided sms'])
  expect(
    await owner
      .selectFrom('orders')
      .select('state')
      .where('id', '=', (await stage.financing(id)).order_id)
      .executeTakeFirst(),
  ).toEqual({ state: 'awaited' })
})

test('a person whose document is blocked is declined, told so and not charged', async () => {
  const row = { merchant_id: merchant.id, document_number: '12345678Z', reason: 'fraud' }
  await owner.insertInto('blocked_document').values(row).execute()
  const { id } = await stage.send()
  const attemptId = await stage.pay(id)
  await stage.untilState(id, 'dead')
  expect(await stage.financing(id)).toMatchObject({ dead_reason: 'declined', credit_reason: 'blocked-document' })
  await attemptIs(attemptId, 'voided')
  expect(await stage.result(id)).toBe('declined')
  expect(await templates(id)).toEqual(['financing-link sms', 'financing-declined sms', 'financing-declined email'])
  expect(await balances(id)).toEqual({})
  await owner.deleteFrom('blocked_document').execute()
})

test.each(['accept', 'decline'] as const)('platform finance may %s what the rules left open', async (decision) => {
  await owner.updateTable('financing_product').set({ review_from_cents: 100_000 }).execute()
  const { id } = await stage.send()
  await stage.pay(id)
  await until('it is in review', async () => (await stage.financing(id)).review_since !== null)
  await expect(stage.perform(withdrawFinancing, merchant.agent, { id })).rejects.toThrow('claimed-by-shopper')
  await stage.perform(decideReview, platformFinance, { id, decision })
  await stage.untilState(id, decision === 'accept' ? 'confirmed' : 'dead')
  expect(await stage.result(id)).toBe(decision === 'accept' ? 'confirmed' : 'declined')
})

test('a withdrawn sale gives a card that was begun back and ends', async () => {
  const { id } = await stage.send()
  const { attemptId, clientSecret } = await stage.begin(id)
  await stage.enter(clientSecret, '4242424242424242')
  await stage.perform(withdrawFinancing, merchant.agent, { id })
  expect(await stage.result(id)).toBe('withdrawn')
  expect((await attempt(attemptId)).state).toBe('voided')
  expect(await templates(id)).toContain('payment-voided sms')
})

test('a shopper who submits two plans at once pays one, gets the other back and is told of the confirmation only', async () => {
  const { id } = await stage.send()
  const tabs = [await stage.begin(id, 3), await stage.begin(id, 6)]
  for (const { clientSecret } of tabs) await stage.enter(clientSecret, '4242424242424242')
  for (const { attemptId } of tabs) await stage.submit(id, attemptId)
  expect(await stage.result(id)).toBe('confirmed')
  const states = await Promise.all(tabs.map(async ({ attemptId }) => (await attempt(attemptId)).state))
  expect(states.toSorted()).toEqual(['captured', 'voided'])
  expect(await templates(id)).toEqual(['financing-link sms', 'financing-confirmed sms', 'financing-confirmed email'])
})

test('a second card is freed as soon as the first one is in review', async () => {
  await owner.updateTable('financing_product').set({ review_from_cents: 100_000 }).execute()
  const { id } = await stage.send()
  const other = await stage.begin(id, 6)
  await stage.enter(other.clientSecret, '4242424242424242')
  await stage.pay(id)
  await attemptIs(other.attemptId, 'voided')
  expect((await stage.cards.readIntent(other.intentId)).status).toBe('cancelled')
  await expect(stage.begin(id, 6)).rejects.toThrow('payment-in-progress')
  await stage.perform(decideReview, platformFinance, { id, decision: 'accept' })
  expect(await stage.result(id)).toBe('confirmed')
  expect(await templates(id)).not.toContain('payment-voided sms')
})

test('nothing due today keeps the card and takes no money', async () => {
  await owner.updateTable('financing_product').set({ first_instalment: 'in-a-month' }).execute()
  const { id } = await stage.send()
  const attemptId = await stage.pay(id)
  await stage.untilState(id, 'confirmed')
  expect(await attempt(attemptId)).toMatchObject({ state: 'kept', card: { last4: '4242' } })
  expect(await balances(id)).not.toHaveProperty('acquirer-clearing')
})

test('a worker that stops in the middle goes on where it was', async () => {
  const { id } = await stage.send()
  const { attemptId, clientSecret } = await stage.begin(id)
  await stage.restartWorker()
  await stage.enter(clientSecret, '4242424242424242')
  await stage.submit(id, attemptId)
  await stage.untilState(id, 'confirmed')
})
