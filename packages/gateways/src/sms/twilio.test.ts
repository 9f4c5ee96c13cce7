import { MessageGatewayError } from '@cauce/domain/messaging/gateways'
import { startProduct } from '@cauce/sandbox/testing/product'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { keys, testSandbox } from '../testing/sandbox.ts'
import { WebhookSignatureError } from '../webhook-signature.ts'
import { createTwilioSmsGateway } from './twilio.ts'
import { verifyTwilioWebhook } from './twilio-webhook.ts'

const product = await startProduct()
const sandbox = await testSandbox()
afterAll(async () => {
  await sandbox.stop()
  await product.stop()
})
beforeEach(async () => {
  await fetch(`${sandbox.url}/control/reset`, { method: 'POST' })
  sandbox.patch({ sms: { deliveryDelayMs: 20 } })
  product.caught.length = 0
})

const statusCallbackUrl = `${product.url}/webhooks/twilio`
const gateway = (timeoutMs = 5_000) =>
  createTwilioSmsGateway({
    accountSid: keys.accountSid,
    authToken: keys.twilioAuthToken,
    from: '+34600000000',
    apiUrl: sandbox.url,
    statusCallbackUrl,
    timeoutMs,
  })
const text = { to: '+34612345678', body: 'Confirme su compra: http://localhost/#abc — €' }
const justNow = () => new Date(Date.now() - 300).toISOString()
const failureOf = (work: Promise<unknown>): Promise<MessageGatewayError> =>
  work.then(
    () => expect.fail('it was expected to fail'),
    (error: unknown) => (error instanceof MessageGatewayError ? error : expect.fail(String(error))),
  )
const reports = () =>
  product.caught.map(({ headers, body }) => {
    const params = Object.fromEntries(new URLSearchParams(body))
    const signature = String(headers['x-twilio-signature'])
    return verifyTwilioWebhook(signature, statusCallbackUrl, params, keys.twilioAuthToken)
  })

describe('a text', () => {
  test('arrives on the phone and reports each step of its way, signed', async () => {
    const { providerId, state } = await gateway().send(text)
    expect(state).toBe('queued')
    await vi.waitFor(() => expect(reports().map((report) => report?.state)).toEqual(['sent', 'delivered']))
    expect(reports()[0]).toMatchObject({ providerId })
    const [shown] = await sandbox.control<{ body: string; status: string }[]>('messages?number=%2B34612345678')
    expect(shown).toMatchObject({ body: text.body, status: 'delivered' })
  })

  test('that cannot be delivered reports the failure with its code', async () => {
    sandbox.patch({ sms: { undeliverableNumbers: [text.to] } })
    await gateway().send(text)
    await vi.waitFor(() => expect(reports().at(-1)).toMatchObject({ state: 'failed', errorCode: '30003' }))
  })

  test('to no phone number is refused', async () => {
    expect(await failureOf(gateway().send({ ...text, to: '+0' }))).toMatchObject({ failure: 'refused', code: '21211' })
  })

  test('whose answer was lost is unknown, and found before it is sent again', async () => {
    const sentAfter = justNow()
    sandbox.patch({ sms: { loseNextAnswers: 1 } })
    expect(await failureOf(gateway().send(text))).toMatchObject({ failure: 'unknown', code: 'no-answer' })
    expect(await gateway().find({ ...text, sentAfter })).toMatchObject({ providerId: expect.stringMatching(/^SM/) })
  })

  test('whose answer comes later than we wait is unknown, and found', async () => {
    const sentAfter = justNow()
    sandbox.patch({ sms: { answerDelayMs: 400 } })
    expect(await failureOf(gateway(100).send(text))).toMatchObject({ failure: 'unknown', code: 'no-answer' })
    sandbox.settings.calm()
    expect(await gateway().find({ ...text, sentAfter })).toBeDefined()
  })

  test('during an outage is unknown, and not found', async () => {
    sandbox.patch({ sms: { outage: true } })
    expect(await failureOf(gateway().send(text))).toMatchObject({ failure: 'unknown', code: 'http-503' })
    sandbox.settings.calm()
    expect(await gateway().find({ ...text, sentAfter: justNow() })).toBeUndefined()
  })

  test('with wrong credentials is refused', async () => {
    const stranger = createTwilioSmsGateway({
      accountSid: keys.accountSid,
      authToken: 'other',
      from: '+34600000000',
      apiUrl: sandbox.url,
    })
    expect(await failureOf(stranger.send(text))).toMatchObject({ failure: 'refused', code: '20003' })
  })
})

describe('looking for a text', () => {
  test('takes the latest with this very body, to this very number, since the instant', async () => {
    await gateway().send({ ...text, body: 'another' })
    await gateway().send({ ...text, to: '+34699999999' })
    expect(await gateway().find({ ...text, sentAfter: justNow() })).toBeUndefined()
    const { providerId } = await gateway().send(text)
    expect(await gateway().find({ ...text, sentAfter: justNow() })).toMatchObject({ providerId })
    const later = new Date(Date.now() + 5_000).toISOString()
    expect(await gateway().find({ ...text, sentAfter: later })).toBeUndefined()
  })
})

test('a forged report is refused', async () => {
  await gateway().send(text)
  await vi.waitFor(() => expect(product.caught.length).toBeGreaterThan(0))
  const { headers, body } = product.caught[0]!
  const params = { ...Object.fromEntries(new URLSearchParams(body)), MessageStatus: 'failed' }
  const signature = String(headers['x-twilio-signature'])
  const forged = () => verifyTwilioWebhook(signature, statusCallbackUrl, params, keys.twilioAuthToken)
  expect(forged).toThrow(WebhookSignatureError)
})

test('a text written to us reports no delivery', async () => {
  await gateway().send(text)
  const inboundTo = await startProduct()
  const other = await testSandbox({ webhookUrl: inboundTo.url })
  try {
    await createTwilioSmsGateway({
      accountSid: keys.accountSid,
      authToken: keys.twilioAuthToken,
      from: '+34600000000',
      apiUrl: other.url,
    }).send(text)
    const written = { from: text.to, body: 'Sí' }
    await fetch(`${other.url}/control/inbound`, { method: 'POST', body: JSON.stringify(written) })
    const received = await vi.waitFor(() => inboundTo.caught[0] ?? expect.fail('nothing arrived'))
    const params = Object.fromEntries(new URLSearchParams(received.body))
    expect(params).toMatchObject({ From: text.to, To: '+34600000000', Body: 'Sí' })
    const signature = String(received.headers['x-twilio-signature'])
    const url = `${inboundTo.url}/webhooks/twilio`
    expect(verifyTwilioWebhook(signature, url, params, keys.twilioAuthToken)).toBeUndefined()
  } finally {
    await other.stop()
    await inboundTo.stop()
  }
})
