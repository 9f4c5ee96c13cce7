import { randomUUID } from 'node:crypto'
import { type CardGateway, CardGatewayError, type IntentRequest } from '@cauce/domain/payments/card-gateway'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { enterCard, keys, testSandbox } from '../testing/sandbox.ts'
import { createStripeCardGateway } from './stripe.ts'

const sandbox = await testSandbox()
afterAll(() => sandbox.stop())
beforeEach(() => sandbox.settings.calm())

const gateway = (timeoutMs = 5_000): CardGateway =>
  createStripeCardGateway({ secretKey: keys.stripeSecretKey, apiUrl: sandbox.acquirerUrl, timeoutMs })

const charge = (): IntentRequest => ({
  kind: 'charge',
  amountCents: 48_967,
  currency: 'EUR',
  attemptId: randomUUID(),
  financingId: randomUUID(),
  reference: 'MKT-27-01',
})
const keep = (): IntentRequest => ({ ...charge(), kind: 'keep' }) as IntentRequest

const failureOf = (work: Promise<unknown>): Promise<CardGatewayError> =>
  work.then(
    () => expect.fail('it was expected to fail'),
    (error: unknown) => (error instanceof CardGatewayError ? error : expect.fail(String(error))),
  )

const capturesOf = async (intentId: string): Promise<number> => {
  const intents = await sandbox.control<{ id: string; captures: number }[]>('intents')
  return intents.find(({ id }) => id === intentId)!.captures
}

describe('an intent', () => {
  test('is opened without charging anything, and carries ids and nothing of the shopper', async () => {
    const request = charge()
    const { intentId, clientSecret } = await gateway().openIntent(request)
    expect(clientSecret).toContain(`${intentId}_secret_`)
    expect(await gateway().readIntent(intentId)).toMatchObject({ id: intentId, clientSecret, status: 'open' })
    const [known] = await sandbox.control<{ metadata: object; captures: number }[]>('intents')
    expect(known).toMatchObject({
      captures: 0,
      metadata: { financing: request.financingId, attempt: request.attemptId },
    })
  })

  test('opened twice for one attempt is one intent', async () => {
    const request = charge()
    expect(await gateway().openIntent(request)).toEqual(await gateway().openIntent(request))
  })

  test('is authorised by the card, captured by us, and tells what may be stored of the card', async () => {
    const request = charge()
    const { intentId, clientSecret } = await gateway().openIntent(request)
    await enterCard(sandbox.acquirerUrl, clientSecret, '4242424242424242')
    expect(await gateway().readIntent(intentId)).toMatchObject({ status: 'authorised' })
    const captured = await gateway().capture(intentId, request.attemptId)
    expect(captured).toMatchObject({
      status: 'captured',
      card: { brand: 'visa', first6: '424242', last4: '4242', expiryMonth: 12, expiryYear: 2034 },
    })
    expect(captured.card?.customerId).toMatch(/^cus_/)
    expect(captured.card?.paymentMethodId).toMatch(/^pm_/)
  })

  test('keeps a card without an amount when nothing is due today', async () => {
    const { intentId, clientSecret } = await gateway().openIntent(keep())
    await enterCard(sandbox.acquirerUrl, clientSecret, '5555555555554444')
    expect(await gateway().readIntent(intentId)).toMatchObject({
      status: 'kept',
      card: { brand: 'mastercard', last4: '4444' },
    })
  })

  test('does without the first six digits where the acquirer withholds them', async () => {
    sandbox.patch({ acquirer: { revealFirstSix: false } })
    const { intentId, clientSecret } = await gateway().openIntent(keep())
    await enterCard(sandbox.acquirerUrl, clientSecret, '4242424242424242')
    const { card } = await gateway().readIntent(intentId)
    expect(card).toMatchObject({ last4: '4242', first6: undefined })
  })

  test('stays open after a declined card and names the reason', async () => {
    const { intentId, clientSecret } = await gateway().openIntent(charge())
    await enterCard(sandbox.acquirerUrl, clientSecret, '4000000000009995')
    expect(await gateway().readIntent(intentId)).toMatchObject({ status: 'open', declineCode: 'insufficient_funds' })
  })

  test.each([charge, keep])('is given up by cancel, twice as well as once (%o)', async (kind) => {
    const request = kind()
    const { intentId } = await gateway().openIntent(request)
    expect(await gateway().cancel(intentId, request.attemptId)).toMatchObject({ status: 'cancelled' })
    expect(await gateway().cancel(intentId, request.attemptId)).toMatchObject({ status: 'cancelled' })
    expect(await gateway().cancel(intentId, randomUUID())).toMatchObject({ status: 'cancelled' })
  })

  test('that is captured is left as it is by cancel', async () => {
    const request = charge()
    const { intentId, clientSecret } = await gateway().openIntent(request)
    await enterCard(sandbox.acquirerUrl, clientSecret, '4242424242424242')
    await gateway().capture(intentId, request.attemptId)
    expect(await gateway().cancel(intentId, request.attemptId)).toMatchObject({ status: 'captured' })
  })
})

describe('money is taken once', () => {
  const authorised = async () => {
    const request = charge()
    const { intentId, clientSecret } = await gateway().openIntent(request)
    await enterCard(sandbox.acquirerUrl, clientSecret, '4242424242424242')
    return { intentId, attemptId: request.attemptId }
  }

  test('when the answer comes later than we wait and the capture is repeated', async () => {
    const { intentId, attemptId } = await authorised()
    sandbox.patch({ acquirer: { answerDelayMs: 400 } })
    const lost = await failureOf(gateway(100).capture(intentId, attemptId))
    expect(lost).toMatchObject({ failure: 'unknown', code: 'no-answer' })
    sandbox.settings.calm()
    expect(await gateway().readIntent(intentId)).toMatchObject({ status: 'captured' })
    expect(await gateway().capture(intentId, attemptId)).toMatchObject({ status: 'captured' })
    expect(await capturesOf(intentId)).toBe(1)
  })

  test('when the connection is cut after the commit', async () => {
    const { intentId, attemptId } = await authorised()
    sandbox.patch({ acquirer: { loseNextAnswers: 2 } })
    expect(await failureOf(gateway().capture(intentId, attemptId))).toMatchObject({ failure: 'unknown' })
    expect(await gateway().capture(intentId, attemptId)).toMatchObject({ status: 'captured' })
    expect(await capturesOf(intentId)).toBe(1)
  })

  test('when the acquirer forgot the key', async () => {
    const { intentId, attemptId } = await authorised()
    await gateway().capture(intentId, attemptId)
    await fetch(`${sandbox.url}/control/forget-idempotency-keys`, { method: 'POST' })
    expect(await gateway().capture(intentId, attemptId)).toMatchObject({ status: 'captured' })
    expect(await capturesOf(intentId)).toBe(1)
  })

  test('but twice where idempotency is switched off, so the promises above depend on it', async () => {
    const { intentId, attemptId } = await authorised()
    sandbox.patch({ acquirer: { idempotency: false } })
    await gateway().capture(intentId, attemptId)
    await gateway().capture(intentId, attemptId)
    expect(await capturesOf(intentId)).toBe(2)
  })
})

describe('a kept card', () => {
  test('is let go of, once as well as twice, and can no longer be charged', async () => {
    const request = keep()
    const { intentId, clientSecret } = await gateway().openIntent(request)
    await enterCard(sandbox.acquirerUrl, clientSecret, '4242424242424242')
    const { card } = await gateway().readIntent(intentId)
    const ownerOf = async () => {
      const response = await fetch(`${sandbox.acquirerUrl}/v1/payment_methods/${card?.paymentMethodId}`, {
        headers: { Authorization: `Bearer ${keys.stripeSecretKey}` },
      })
      return ((await response.json()) as { customer: string | null }).customer
    }
    expect(await ownerOf()).toBe(card?.customerId)
    sandbox.patch({ acquirer: { loseNextAnswers: 2 } })
    const forget = () => gateway().forget(card?.paymentMethodId ?? '', request.attemptId)
    expect(await failureOf(forget())).toMatchObject({ failure: 'unknown' })
    await forget()
    await fetch(`${sandbox.url}/control/forget-idempotency-keys`, { method: 'POST' })
    await forget()
    expect(await ownerOf()).toBeNull()
  })

  test('that nobody knows is refused', async () => {
    expect(await failureOf(gateway().forget('pm_none', randomUUID()))).toMatchObject({ failure: 'refused' })
  })
})

describe('a failure', () => {
  test('of the acquirer is unknown, never refused', async () => {
    const { intentId } = await gateway().openIntent(charge())
    sandbox.patch({ acquirer: { outage: true } })
    expect(await failureOf(gateway().readIntent(intentId))).toMatchObject({ failure: 'unknown', code: 'api_error' })
    expect(await failureOf(gateway().openIntent(charge()))).toMatchObject({ failure: 'unknown' })
  })

  test('to connect is unknown', async () => {
    const nobody = createStripeCardGateway({ secretKey: 'sk_test_x', apiUrl: 'http://127.0.0.1:9' })
    expect(await failureOf(nobody.readIntent('pi_1'))).toMatchObject({ failure: 'unknown', code: 'no-answer' })
  })

  test('to be let in is unknown: nothing is said of the card', async () => {
    const stranger = createStripeCardGateway({ secretKey: 'sk_live_expired', apiUrl: sandbox.acquirerUrl })
    expect(await failureOf(stranger.readIntent('pi_1'))).toMatchObject({ failure: 'unknown' })
    const refund = { intentId: 'pi_1', refundId: randomUUID(), amountCents: 1 }
    expect(await failureOf(stranger.refund(refund))).toMatchObject({ failure: 'unknown' })
  })

  test('to know the intent is refused', async () => {
    expect(await failureOf(gateway().readIntent('pi_none'))).toMatchObject({
      failure: 'refused',
      code: 'resource_missing',
    })
  })

  test('to capture what no card authorised is refused', async () => {
    const request = charge()
    const { intentId } = await gateway().openIntent(request)
    expect(await failureOf(gateway().capture(intentId, request.attemptId))).toMatchObject({
      failure: 'refused',
      code: 'payment_intent_unexpected_state',
    })
  })

  test('for a key used with another amount is unknown, since the first request may have happened', async () => {
    const request = charge()
    await gateway().openIntent(request)
    const other = { ...request, amountCents: 1 } as IntentRequest
    expect(await failureOf(gateway().openIntent(other))).toMatchObject({ failure: 'unknown' })
  })
})
