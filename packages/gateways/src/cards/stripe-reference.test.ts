import { randomUUID } from 'node:crypto'
import type { IntentRequest } from '@cauce/domain/payments/card-gateway'
import Stripe from 'stripe'
import { afterAll, describe, expect, test } from 'vitest'
import { type ReferenceServer, startLocalstripe, startStripeMock } from '../testing/reference-servers.ts'
import { storedCharge } from '../testing/sandbox.ts'
import { createStripeCardGateway } from './stripe.ts'

const secretKey = 'sk_test_reference'
const [localstripe, stripeMock] = await Promise.all([startLocalstripe(), startStripeMock()])

afterAll(async () => {
  for (const server of [localstripe, stripeMock]) if ('stop' in server) await server.stop()
})

const titled = (name: string, server: ReferenceServer): string =>
  'absent' in server ? `${name} (skipped: ${server.absent})` : name
const urlOf = (server: ReferenceServer): string => ('url' in server ? server.url : 'http://absent.invalid')
const clientOf = (server: ReferenceServer): Stripe => {
  const { hostname, port } = new URL(urlOf(server))
  return new Stripe(secretKey, { protocol: 'http', host: hostname, port, maxNetworkRetries: 0, telemetry: false })
}
const gatewayOf = (server: ReferenceServer) => createStripeCardGateway({ secretKey, apiUrl: urlOf(server) })

const request = (): IntentRequest => ({
  kind: 'charge',
  amountCents: 1_050,
  currency: 'EUR',
  attemptId: randomUUID(),
  financingId: randomUUID(),
  reference: 'A-1',
})

const refundOf = (intentId: string) => ({ intentId, refundId: randomUUID(), amountCents: 1_050 })

describe.skipIf('absent' in localstripe)(titled('against localstripe', localstripe), () => {
  const authorisedIntent = async (): Promise<string> => {
    const stripe = clientOf(localstripe)
    const customer = await stripe.customers.create({ metadata: { financing: 'f' } })
    const card = { number: '4242424242424242', exp_month: 12, exp_year: 2034, cvc: '123' }
    const { id } = await stripe.paymentMethods.create({ type: 'card', card })
    await stripe.paymentMethods.attach(id, { customer: customer.id })
    const intent = await stripe.paymentIntents.create({
      amount: 1_050,
      currency: 'eur',
      customer: customer.id,
      payment_method: id,
      capture_method: 'manual',
      confirm: true,
    })
    return intent.id
  }

  test('an authorised intent is read, with its card, and captured', async () => {
    const intentId = await authorisedIntent()
    const authorised = await gatewayOf(localstripe).readIntent(intentId)
    expect(authorised).toMatchObject({ id: intentId, status: 'authorised', card: { brand: 'visa', last4: '4242' } })
    expect(await gatewayOf(localstripe).capture(intentId, randomUUID())).toMatchObject({ status: 'captured' })
  })

  test('an authorised intent is given up', async () => {
    const intentId = await authorisedIntent()
    expect(await gatewayOf(localstripe).cancel(intentId, randomUUID())).toMatchObject({ status: 'cancelled' })
  })

  test('captured money is given back, and its card is let go of, twice as well as once', async () => {
    const intentId = await authorisedIntent()
    const { card } = await gatewayOf(localstripe).capture(intentId, randomUUID())
    const { providerId, state } = await gatewayOf(localstripe).refund(refundOf(intentId))
    expect([providerId, state]).toEqual([expect.stringMatching(/^re_/), 'succeeded'])
    for (let times = 0; times < 2; times++)
      await gatewayOf(localstripe).forget(card?.paymentMethodId ?? '', randomUUID())
    const { customer } = await clientOf(localstripe).paymentMethods.retrieve(card?.paymentMethodId ?? '')
    expect(customer).toBeNull()
  })

  test('parts are given back, each once, and read', async () => {
    const intentId = await authorisedIntent()
    await gatewayOf(localstripe).capture(intentId, randomUUID())
    const part = { ...refundOf(intentId), amountCents: 300 }
    const first = await gatewayOf(localstripe).refund(part)
    expect(await gatewayOf(localstripe).refund(part)).toEqual(first)
    const second = await gatewayOf(localstripe).refund({ ...part, refundId: randomUUID() })
    expect(second.providerId).not.toBe(first.providerId)
    expect(await gatewayOf(localstripe).readRefund(first.providerId)).toEqual(first)
  })

  test('an intent that nobody knows is refused', async () => {
    const failure = gatewayOf(localstripe).readIntent('pi_nobodyknowsthisone')
    await expect(failure).rejects.toMatchObject({ failure: 'refused' })
  })
})

describe.skipIf('absent' in stripeMock)(titled('every request has the shape that Stripe describes', stripeMock), () => {
  const gateway = gatewayOf(stripeMock)
  const attemptId = randomUUID()
  const card = { customerId: 'cus_123', paymentMethodId: 'pm_123' }

  test.each<[string, () => Promise<unknown>]>([
    ['opening a charge', () => gateway.openIntent(request())],
    ['opening a kept card', () => gateway.openIntent({ ...request(), kind: 'keep' } as IntentRequest)],
    ['reading a charge', () => gateway.readIntent('pi_123')],
    ['reading a kept card', () => gateway.readIntent('seti_123')],
    ['capturing', () => gateway.capture('pi_123', attemptId)],
    ['giving up a charge', () => gateway.cancel('pi_123', attemptId)],
    ['giving up a kept card', () => gateway.cancel('seti_123', attemptId)],
    ['opening the charge of a stored card', () => gateway.openCharge(storedCharge(card))],
    ['confirming the charge of a stored card', () => gateway.confirmCharge('pi_123', attemptId)],
    ['giving money back', () => gateway.refund(refundOf('pi_123'))],
    ['reading what was given back', () => gateway.readRefund('re_123')],
    ['letting go of a card', () => gateway.forget('pm_123', attemptId).then(() => true)],
  ])('%s', async (_name, call) => {
    await expect(call()).resolves.toBeTruthy()
  })

  test('and a wrong shape would be noticed', async () => {
    const wrong = { amount: 1, currency: 'eur', capture_method: 'later' } as Stripe.PaymentIntentCreateParams
    await expect(clientOf(stripeMock).paymentIntents.create(wrong)).rejects.toMatchObject({ statusCode: 400 })
  })
})
