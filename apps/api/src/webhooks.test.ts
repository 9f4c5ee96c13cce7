import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Perform } from '@cauce/operations/perform'
import { until } from '@cauce/testing/until'
import { expect, test } from 'vitest'
import { insertMerchant, testApi } from './testing/api.ts'
import { webhooks } from './webhooks.ts'

const api = await testApi()
const merchantId = await insertMerchant(api)

const signedByStripe = (body: string, secret = 'whsec_test', at = Math.floor(Date.now() / 1000)) => {
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  return { body, headers: { 'stripe-signature': `t=${at},v1=${signature}`, origin: '' } }
}
const stripe = (...sent: Parameters<typeof signedByStripe>) => {
  const { body, headers } = signedByStripe(...sent)
  return api.post('/webhooks/stripe', body, { headers })
}
const twilio = (params: Record<string, string>, token = 'twilio-token') => {
  const signed = Object.keys(params)
    .toSorted()
    .reduce((text, key) => text + key + params[key], `${api.origin}/webhooks/twilio`)
  return api.post('/webhooks/twilio', new URLSearchParams(params).toString(), {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': createHmac('sha1', token).update(signed).digest('base64'),
      origin: '',
    },
  })
}
const intentEvent = (id: string) =>
  JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'payment_intent.succeeded',
    data: { object: { id, object: 'payment_intent', metadata: {} } },
  })
const insertMessage = async (providerId: string | null) => {
  const { id } = await api.owner
    .insertInto('message')
    .values({
      merchant_id: merchantId,
      channel: 'sms',
      recipient: '+34600000000',
      template: 'financing-link',
      locale: 'es',
      subject_kind: 'financing',
      subject_id: merchantId,
      state: 'sent',
      provider_id: providerId,
      request_key: crypto.randomUUID(),
      created_at: '2026-11-22T10:00:00.000Z',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
const stateOf = async (id: string) =>
  (await api.owner.selectFrom('message').select('state').where('id', '=', id).executeTakeFirst())?.state

test('a webhook whose signature is not the vendor’s is refused, and changes nothing', async () => {
  const id = await insertMessage('SMforged')
  const before = await api.contents()
  const answers = [
    await stripe(intentEvent('pi_1'), 'whsec_other'),
    await stripe(intentEvent('pi_1'), 'whsec_test', Math.floor(Date.now() / 1000) - 3600),
    await api.post('/webhooks/stripe', intentEvent('pi_1')),
    await twilio({ MessageSid: 'SMforged', MessageStatus: 'delivered' }, 'other-token'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400])
  expect(await api.contents()).toBe(before)
  expect(await stateOf(id)).toBe('sent')
})

test('an intent that is not ours, and an event about something else, are answered well', async () => {
  expect((await stripe(intentEvent('pi_unknown'))).status).toBe(200)
  const other = JSON.stringify({
    id: 'evt_2',
    object: 'event',
    type: 'customer.created',
    data: { object: { id: 'cus_1' } },
  })
  expect((await stripe(other)).status).toBe(200)
})

test.each(['null', '[]', '{}', '"x"', '{"id":"evt_1","type":"t"}', intentEvent('pi_1\0')])(
  'a signed body that is no event is refused: %s',
  async (body) => {
    const before = await api.contents()
    expect((await stripe(body)).status).toBe(400)
    expect(await api.contents()).toBe(before)
  },
)

test('a signed report with an id that is none is refused', async () => {
  expect((await twilio({ MessageSid: 'SM\0', MessageStatus: 'delivered' })).status).toBe(400)
})

test('an event that is sent again brings the same id, so that it stays one command', async () => {
  const keys: string[] = []
  const perform = (async (_: unknown, __: unknown, input: { eventId: string }) => {
    keys.push(input.eventId)
  }) as unknown as Perform
  const routes = webhooks({ perform, stripeSecret: 'whsec_test', twilioAuthToken: '', origin: api.origin })
  for (let nth = 0; nth < 2; nth++) {
    const { body, headers } = signedByStripe(intentEvent('pi_1'))
    await routes.request('/stripe', { method: 'POST', body, headers })
  }
  expect(keys).toEqual(['evt_1', 'evt_1'])
})

test.each(['pi_1', null])(
  'an event about a refund of %s is answered well and tells the refund of an intent to look, no sale',
  async (intent) => {
    const told: unknown[] = []
    const perform = (async (_: unknown, __: unknown, input: unknown) => void told.push(input)) as unknown as Perform
    const routes = webhooks({ perform, stripeSecret: 'whsec_test', twilioAuthToken: '', origin: api.origin })
    const refund = { id: 're_1', object: 'refund', payment_intent: intent, metadata: { refund: 'r1' } }
    const event = { id: 'evt_3', object: 'event', type: 'refund.created', data: { object: refund } }
    const { body, headers } = signedByStripe(JSON.stringify(event))
    expect((await routes.request('/stripe', { method: 'POST', body, headers })).status).toBe(200)
    expect(told).toEqual(intent ? [{ intentId: intent, refundId: 're_1', eventId: 'evt_3' }] : [])
  },
)

test('a delivery report moves the text it is about', async () => {
  const id = await insertMessage('SMdelivered')
  expect((await twilio({ MessageSid: 'SMdelivered', MessageStatus: 'delivered' })).status).toBe(204)
  expect(await stateOf(id)).toBe('delivered')
})

test('a delivery report that overtakes the note of the text’s id is not lost', async () => {
  const id = await insertMessage(null)
  const reported = twilio({ MessageSid: 'SMearly', MessageStatus: 'delivered' })
  await sleep(150)
  await api.owner.updateTable('message').set({ provider_id: 'SMearly' }).where('id', '=', id).execute()
  expect((await reported).status).toBe(204)
  await until('the report', async () => (await stateOf(id)) === 'delivered')
})
