import type Stripe from 'stripe'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { browserCall, cardFields, startTrial, stripeFor } from '../testing/trial.ts'

const sandbox = await startTrial()
const stripe = stripeFor(sandbox)
afterAll(() => sandbox.stop())
beforeEach(() => sandbox.settings.calm())

async function openIntent(options: Partial<Stripe.PaymentIntentCreateParams> = {}) {
  const customer = await stripe.customers.create({ metadata: { financing: 'f1' } })
  return stripe.paymentIntents.create({
    amount: 48_967,
    currency: 'eur',
    customer: customer.id,
    capture_method: 'manual',
    setup_future_usage: 'off_session',
    metadata: { attempt: 'a1' },
    ...options,
  })
}

const enter = (intent: { id: string; client_secret: string | null }, number: string) =>
  browserCall(
    sandbox,
    `/v1/${intent.id.startsWith('seti') ? 'setup_intents' : 'payment_intents'}/${intent.id}/confirm`,
    {
      client_secret: intent.client_secret!,
      ...cardFields(number),
    },
  )

const answerChallenge = (intent: { id: string; client_secret: string | null }, outcome: string) =>
  browserCall(
    sandbox,
    `/frame/${intent.id.startsWith('seti') ? 'setup_intents' : 'payment_intents'}/${intent.id}/authenticate`,
    { client_secret: intent.client_secret!, outcome },
  )

describe('a card', () => {
  test.each(['4242424242424242', '5555555555554444'])('%s is authorised and then captured', async (number) => {
    const intent = await openIntent()
    expect((await enter(intent, number)).body).toMatchObject({ status: 'requires_capture', amount_capturable: 48_967 })
    const captured = await stripe.paymentIntents.capture(intent.id, { expand: ['latest_charge', 'payment_method'] })
    expect(captured).toMatchObject({
      status: 'succeeded',
      amount_received: 48_967,
      latest_charge: { captured: true, amount_captured: 48_967 },
      payment_method: { customer: intent.customer, card: { last4: number.slice(-4) } },
    })
  })

  test.each([
    ['4000000000000002', 'card_declined', 'generic_decline'],
    ['4000000000009995', 'card_declined', 'insufficient_funds'],
    ['4000000000000069', 'expired_card', 'expired_card'],
    ['4000000000000127', 'incorrect_cvc', 'incorrect_cvc'],
    ['4000000000000119', 'processing_error', 'processing_error'],
  ])('%s is refused with %s, and another card may be tried', async (number, code, reason) => {
    const intent = await openIntent()
    const { status, body } = await enter(intent, number)
    expect(status).toBe(402)
    expect(body.error).toMatchObject({ type: 'card_error', code, decline_code: reason })
    const refused = await stripe.paymentIntents.retrieve(intent.id)
    expect(refused).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code, decline_code: reason },
    })
    expect((await enter(intent, '4242424242424242')).status).toBe(200)
  })

  test.each([
    ['4242424242424241', {}, 'incorrect_number'],
    ['4242424242424242', { 'payment_method_data[card][exp_month]': '13' }, 'invalid_expiry_month'],
    ['4242424242424242', { 'payment_method_data[card][exp_year]': '20' }, 'invalid_expiry_year'],
    ['4242424242424242', { 'payment_method_data[card][cvc]': '1' }, 'invalid_cvc'],
  ])('mistyped (%s %o) is refused with %s', async (number, wrong, code) => {
    const { id, client_secret } = await openIntent()
    const fields = { client_secret: client_secret!, ...cardFields(number), ...wrong }
    const { status, body } = await browserCall(sandbox, `/v1/payment_intents/${id}/confirm`, fields)
    expect([status, body.error]).toEqual([402, expect.objectContaining({ type: 'card_error', code })])
  })

  test('is never kept as a number', async () => {
    const intent = await openIntent()
    await enter(intent, '4242424242424242')
    const { data } = await stripe.paymentMethods.list({ customer: String(intent.customer) })
    expect(JSON.stringify([data, await stripe.paymentIntents.retrieve(intent.id)])).not.toContain('4242424242')
  })

  test('that refuses only charges can be kept, and is refused later', async () => {
    const customer = await stripe.customers.create()
    const setup = await stripe.setupIntents.create({ customer: customer.id })
    expect((await enter(setup, '4000000000000341')).body).toMatchObject({ status: 'succeeded' })
    const { payment_method } = await stripe.setupIntents.retrieve(setup.id)
    const later = openIntent({
      customer: customer.id,
      payment_method: String(payment_method),
      confirm: true,
      off_session: true,
    })
    await expect(later).rejects.toMatchObject({ code: 'card_declined', statusCode: 402 })
  })
})

describe('3-D Secure', () => {
  test.each(['4000002500003155', '4000002760003184'])(
    '%s is authorised once the shopper completes it',
    async (number) => {
      const intent = await openIntent()
      const asked = await enter(intent, number)
      expect(asked.body).toMatchObject({ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } })
      expect((await answerChallenge(intent, 'complete')).body).toMatchObject({ status: 'requires_capture' })
    },
  )

  test('that fails leaves the intent open for another card', async () => {
    const intent = await openIntent()
    await enter(intent, '4000002760003184')
    expect((await answerChallenge(intent, 'fail')).body).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    })
  })

  test('is asked once of a card kept with it, and always of one that demands it', async () => {
    const charge = async (number: string) => {
      const customer = await stripe.customers.create()
      const setup = await stripe.setupIntents.create({ customer: customer.id })
      await enter(setup, number)
      await answerChallenge(setup, 'complete')
      const { payment_method } = await stripe.setupIntents.retrieve(setup.id)
      const kept = { customer: customer.id, payment_method: String(payment_method) }
      return openIntent({ ...kept, confirm: true, off_session: true, capture_method: 'automatic' })
    }
    expect(await charge('4000002500003155')).toMatchObject({ status: 'succeeded' })
    await expect(charge('4000002760003184')).rejects.toMatchObject({ code: 'authentication_required' })
  })
})

describe('an idempotency key', () => {
  const create = (amount: number, key: string) =>
    stripe.paymentIntents.create({ amount, currency: 'eur' }, { idempotencyKey: key })

  test('with the same parameters gives the same answer, marked as replayed', async () => {
    const first = await create(100, 'k1')
    const second = await create(100, 'k1')
    expect(second.id).toBe(first.id)
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
  })

  test('with other parameters is refused', async () => {
    await create(100, 'k2')
    await expect(create(101, 'k2')).rejects.toMatchObject({ statusCode: 400, rawType: 'idempotency_error' })
  })

  test('forgotten makes a second one', async () => {
    const first = await create(100, 'k3')
    await fetch(`${sandbox.url}/control/forget-idempotency-keys`, { method: 'POST' })
    expect((await create(100, 'k3')).id).not.toBe(first.id)
  })

  test('switched off makes a second one', async () => {
    sandbox.settings.patch({ acquirer: { idempotency: false } })
    expect((await create(100, 'k4')).id).not.toBe((await create(100, 'k4')).id)
  })
})

test('reads that lag behind do not see a capture, and the key still keeps it from being made twice', async () => {
  const intent = await openIntent()
  await enter(intent, '4242424242424242')
  sandbox.settings.patch({ acquirer: { staleReads: true } })
  const capture = () => stripe.paymentIntents.capture(intent.id, {}, { idempotencyKey: `${intent.id}:capture` })
  await capture()
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('requires_capture')
  expect(await capture()).toMatchObject({ status: 'succeeded', amount_received: 48_967 })
})

describe('keys and secrets', () => {
  test('a publishable key confirms with the client secret and sees nothing that is only for the server', async () => {
    const { body } = await enter(await openIntent(), '4242424242424242')
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['customer']))
    expect(body).not.toHaveProperty('metadata')
  })

  test('a wrong client secret finds nothing', async () => {
    const { id } = await openIntent()
    const { status } = await browserCall(sandbox, `/v1/payment_intents/${id}/confirm`, {
      client_secret: `${id}_secret_x`,
    })
    expect(status).toBe(404)
  })

  test('a publishable key cannot capture', async () => {
    const { id } = await openIntent()
    expect((await browserCall(sandbox, `/v1/payment_intents/${id}/capture`, {})).status).toBe(403)
  })

  test('a wrong secret key is refused', async () => {
    const response = await fetch(`${sandbox.acquirerUrl}/v1/customers`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_other' },
    })
    expect(response.status).toBe(401)
  })
})

describe('money', () => {
  const paid = async () => {
    const intent = await openIntent()
    await enter(intent, '4242424242424242')
    return stripe.paymentIntents.capture(intent.id)
  }

  test('is captured once', async () => {
    const { id } = await paid()
    await expect(stripe.paymentIntents.capture(id)).rejects.toMatchObject({ code: 'payment_intent_unexpected_state' })
  })

  test('is given back up to what was taken and no more', async () => {
    const { id } = await paid()
    await stripe.refunds.create({ payment_intent: id, amount: 40_000 })
    await expect(stripe.refunds.create({ payment_intent: id, amount: 9_000 })).rejects.toMatchObject({
      statusCode: 400,
    })
    expect(await stripe.refunds.create({ payment_intent: id })).toMatchObject({ amount: 8_967, status: 'succeeded' })
  })

  test('of a cancelled authorisation can no longer be taken', async () => {
    const intent = await openIntent()
    await enter(intent, '4242424242424242')
    expect(await stripe.paymentIntents.cancel(intent.id)).toMatchObject({ status: 'canceled', amount_capturable: 0 })
    await expect(stripe.paymentIntents.capture(intent.id)).rejects.toMatchObject({ statusCode: 400 })
  })
})

test('every card is declined when told so', async () => {
  sandbox.settings.patch({ acquirer: { declineAll: true } })
  expect((await enter(await openIntent(), '4242424242424242')).body.error).toMatchObject({ code: 'card_declined' })
})
