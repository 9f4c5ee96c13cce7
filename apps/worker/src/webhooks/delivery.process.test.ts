import { createWebhook } from '@cauce/operations/webhooks/create-webhook'
import { getDelivery } from '@cauce/operations/webhooks/get-delivery'
import { listDeliveries } from '@cauce/operations/webhooks/list-deliveries'
import { redeliver } from '@cauce/operations/webhooks/redeliver'
import { sendTest } from '@cauce/operations/webhooks/send-test'
import { switchWebhook } from '@cauce/operations/webhooks/switch-webhook'
import { testDatabase } from '@cauce/testing/database'
import { until } from '@cauce/testing/until'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openStage } from '../testing/stage.ts'

const { url } = await testDatabase()
const stage = await openStage(url)
const { perform, merchant, sandbox } = stage
const { administrator } = merchant
afterAll(() => stage.close())
beforeEach(() => sandbox.patch({ webhooks: { answerStatus: 200 } }))

type Received = { type: string; eventId: string; body: string; signed: boolean | null; path: string }
const receivedAt = async (path: string) =>
  (await sandbox.control<Received[]>('webhooks')).filter((received) => received.path === path)
const listen = async (path: string) => {
  const made = await perform(createWebhook, administrator, { url: sandbox.url + path, events: ['financing.sent'] })
  sandbox.patch({ webhooks: { secret: made.secret ?? '' } })
  return made.id
}
const deliveryTo = async (webhookId: string) => {
  const { rows } = await perform(listDeliveries, administrator, { webhookIds: [webhookId] })
  if (!rows[0]) throw new Error('nothing was sent')
  return rows[0]
}
const untilState = (id: string, state: string) =>
  until(`it is ${state}`, async () => (await perform(getDelivery, administrator, { id })).state === state, 20_000)

test('a sale is told to the merchant’s system, signed, and its process ends', async () => {
  const path = '/webhooks/signed'
  const webhookId = await listen(path)
  const { id } = await stage.send()
  const delivery = await deliveryTo(webhookId)
  await untilState(delivery.id, 'delivered')
  const [received, ...others] = await receivedAt(path)
  expect(others).toEqual([])
  expect(received).toMatchObject({ type: 'financing.sent', signed: true })
  expect(JSON.parse(received?.body ?? '')).toMatchObject({ data: { id, state: 'live' } })
  const handle = stage.temporal.client.workflow.getHandle(`webhook-delivery/${delivery.id}`)
  expect(await handle.result()).toBe('delivered')
  await perform(switchWebhook, administrator, { id: webhookId, enabled: false })
})

test('what is refused is sent again after a pause, at once when somebody says so, and again after its end', async () => {
  const path = '/webhooks/refusing'
  sandbox.patch({ webhooks: { answerStatus: 503 } })
  const webhookId = await listen(path)
  const { id } = await perform(sendTest, administrator, { id: webhookId })
  await until('it was tried twice', async () => (await receivedAt(path)).length === 2, 20_000)
  await until('both are written down', async () => (await perform(getDelivery, administrator, { id })).attempts === 2)
  expect(await perform(getDelivery, administrator, { id })).toMatchObject({ state: 'pending', lastStatus: 503 })

  sandbox.patch({ webhooks: { answerStatus: 204 } })
  await perform(redeliver, administrator, { id })
  await untilState(id, 'delivered')
  await perform(redeliver, administrator, { id })
  await until('it arrived once more', async () => (await receivedAt(path)).length === 4, 20_000)
  await untilState(id, 'delivered')
  expect(new Set((await receivedAt(path)).map(({ eventId }) => eventId)).size).toBe(1)
  await perform(switchWebhook, administrator, { id: webhookId, enabled: false })
})

test('receivers that are slow hold back their own deliveries, and neither another endpoint’s nor a sale’s text', async () => {
  sandbox.patch({ webhooks: { answerDelayMs: 14_000 } })
  const slow = await listen('/webhooks/slow')
  for (let count = 0; count < 26; count += 1) await perform(sendTest, administrator, { id: slow })
  await until('as many as may be are under way', async () => (await receivedAt('/webhooks/slow')).length === 2, 20_000)
  sandbox.patch({ webhooks: { answerDelayMs: 0 } })
  const quick = await listen('/webhooks/quick')
  const { id } = await stage.send()
  await untilState((await deliveryTo(quick)).id, 'delivered')
  await until('the text is sent', async () => (await stage.messages(id))[0]?.state === 'sent')
  expect(await receivedAt('/webhooks/slow'), 'the others still wait for their turn').toHaveLength(2)
  for (const webhookId of [slow, quick]) await perform(switchWebhook, administrator, { id: webhookId, enabled: false })
}, 60_000)

test('disabling the endpoint ends what waits', async () => {
  sandbox.patch({ webhooks: { answerStatus: 500 } })
  const webhookId = await listen('/webhooks/disabled')
  const { id } = await perform(sendTest, administrator, { id: webhookId })
  await until('it was tried', async () => (await perform(getDelivery, administrator, { id })).attempts > 0, 20_000)
  await perform(switchWebhook, administrator, { id: webhookId, enabled: false })
  const handle = stage.temporal.client.workflow.getHandle(`webhook-delivery/${id}`)
  expect(await handle.result()).toBe('endpoint-disabled')
})
