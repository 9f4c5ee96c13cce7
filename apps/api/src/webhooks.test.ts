import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { until } from '@cauce/testing/until'
import { expect, test } from 'vitest'
import { insertMerchant, testApi } from './testing/api.ts'

const api = await testApi()
const merchantId = await insertMerchant(api)

const stripe = (body: string, secret = 'whsec_test', at = Math.floor(Date.now() / 1000)) => {
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  const headers = { 'stripe-signature': `t=${at},v1=${signature}`, origin: '' }
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
