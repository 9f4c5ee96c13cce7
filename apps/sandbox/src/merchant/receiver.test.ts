import { Webhook } from 'standardwebhooks'
import { afterAll, expect, test } from 'vitest'
import { startTrial } from '../testing/trial.ts'
import type { ReceivedShown } from './receiver.ts'

const sandbox = await startTrial()
afterAll(() => sandbox.stop())

const secret = `whsec_${Buffer.from('a secret of the merchant').toString('base64')}`
const send = () => {
  const body = '{"type":"ping"}'
  const at = new Date()
  const signature = new Webhook(secret).sign('e1', at, body)
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const headers = { 'webhook-id': 'e1', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,AAAA ${signature}` }
  return fetch(`${sandbox.url}/webhooks/shop`, { method: 'POST', headers, body, redirect: 'manual' })
}
const latest = async () => ((await (await fetch(`${sandbox.url}/control/webhooks`)).json()) as ReceivedShown[])[0]

test('what arrives is kept, and said to be signed once its secret is known', async () => {
  expect((await send()).status).toBe(200)
  expect(await latest()).toMatchObject({ path: '/webhooks/shop', type: 'ping', eventId: 'e1', signed: null })
  sandbox.settings.patch({ webhooks: { secret } })
  expect(await latest()).toMatchObject({ signed: true })
  sandbox.settings.patch({ webhooks: { secret: 'whsec_AAAA' } })
  expect(await latest()).toMatchObject({ signed: false })
})

test.each([410, 500, 302])('it answers %d on demand', async (answerStatus) => {
  sandbox.settings.patch({ webhooks: { answerStatus } })
  expect((await send()).status).toBe(answerStatus)
  expect(await latest()).toMatchObject({ answered: answerStatus })
})
