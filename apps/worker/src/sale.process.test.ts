import { testDatabase } from '@cauce/testing/database'
import { until } from '@cauce/testing/until'
import { afterAll, expect, test } from 'vitest'
import { openStage } from './testing/stage.ts'

const { url } = await testDatabase()
const stage = await openStage(url)
afterAll(() => stage.close())

test('a sale that is sent arrives as one text with its link', async () => {
  const { id } = await stage.send()
  const message = await until('the text is sent', () =>
    stage.owner
      .selectFrom('message')
      .selectAll()
      .where('subject_id', '=', id)
      .where('state', '=', 'sent')
      .executeTakeFirst(),
  )
  const texts = (await stage.texts()).filter((text) => text.sid === message.provider_id)
  expect(texts).toHaveLength(1)
  expect(texts[0]?.body).toMatch(/^Academia Faro: ya puede terminar su compra.* http:\/\/localhost:3001\/#[\w-]{22,}$/)
  expect(message.segments).toBe(1)
})

test('an accepted card confirms the sale, with its plan, a balanced ledger and the news by text and mail', async () => {
  const { id } = await stage.send()
  const attemptId = await stage.pay(id)
  await stage.untilState(id, 'confirmed')
  expect(await stage.result(id)).toBe('confirmed')

  const { owner } = stage
  const plan = await owner
    .selectFrom('payment_plan')
    .selectAll()
    .where('financing_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(plan).toMatchObject({ attempt_id: attemptId, version: 1 })
  const versions = await owner.selectFrom('plan_version').selectAll().where('plan_id', '=', plan.id).execute()
  expect(versions).toMatchObject([{ principal_cents: 120_000, cost_cents: 1_500, total_cents: 121_500 }])
  const instalments = await owner
    .selectFrom('instalment')
    .selectAll()
    .where('plan_id', '=', plan.id)
    .orderBy('number')
    .execute()
  expect(instalments.map(({ amount_cents, paid_at }) => [amount_cents, paid_at !== null])).toEqual([
    [40_500, true],
    [40_500, false],
    [40_500, false],
  ])
  const attempt = await owner
    .selectFrom('payment_attempt')
    .selectAll()
    .where('id', '=', attemptId)
    .executeTakeFirstOrThrow()
  expect(attempt).toMatchObject({ state: 'captured', card: { last4: '4242', brand: 'visa' } })
  const messages = await owner
    .selectFrom('message')
    .select(['template', 'channel', 'state'])
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  expect(messages).toEqual([
    { template: 'financing-link', channel: 'sms', state: 'sent' },
    { template: 'financing-confirmed', channel: 'sms', state: 'sent' },
    { template: 'financing-confirmed', channel: 'email', state: 'sent' },
  ])
  expect((await stage.mails())[0]?.subject).toMatch(/está confirmada$/)
})
