import { randomUUID } from 'node:crypto'
import { startProduct } from '@cauce/sandbox/testing/product'
import { afterAll, expect, test, vi } from 'vitest'
import { keys, storedCard, storedCharge, testSandbox } from '../testing/sandbox.ts'
import { WebhookSignatureError } from '../webhook-signature.ts'
import { createStripeCardGateway } from './stripe.ts'
import { verifyStripeWebhook } from './stripe-webhook.ts'

const product = await startProduct()
const sandbox = await testSandbox({ webhookUrl: product.url })
afterAll(async () => {
  await sandbox.stop()
  await product.stop()
})

test('a signed webhook names the intent and our ids, and a forged one is refused', async () => {
  const gateway = createStripeCardGateway({ secretKey: keys.stripeSecretKey, apiUrl: sandbox.acquirerUrl })
  const attemptId = randomUUID()
  const financingId = randomUUID()
  const { intentId } = await gateway.openIntent({
    kind: 'keep',
    attemptId,
    financingId,
    reference: 'A-1',
    currency: 'EUR',
  })
  await gateway.cancel(intentId, attemptId)
  const received = await vi.waitFor(() => {
    const found = product.caught.find(({ body }) => body.includes('setup_intent.canceled'))
    expect(found).toBeDefined()
    return found!
  })
  const signature = String(received.headers['stripe-signature'])
  expect(received.path).toBe('/webhooks/stripe')
  expect(verifyStripeWebhook(received.body, signature, keys.stripeWebhookSecret)).toEqual({
    eventId: JSON.parse(received.body).id,
    type: 'setup_intent.canceled',
    about: 'intent',
    intentId,
    attemptId,
    financingId,
  })
  for (const forged of [
    () => verifyStripeWebhook(received.body.replace('canceled', 'succeeded'), signature, keys.stripeWebhookSecret),
    () => verifyStripeWebhook(received.body, signature, 'whsec_other'),
    () => verifyStripeWebhook(received.body, undefined, keys.stripeWebhookSecret),
  ]) {
    expect(forged).toThrow(WebhookSignatureError)
  }
})

test('a webhook about a refund names the refund and its intent by their ids and ours', async () => {
  const gateway = createStripeCardGateway({ secretKey: keys.stripeSecretKey, apiUrl: sandbox.acquirerUrl })
  const charge = storedCharge(await storedCard(sandbox.acquirerUrl, 'pm_card_refundFail'))
  const { intentId } = await gateway.openCharge(charge)
  await gateway.confirmCharge(intentId, charge.chargeId)
  const refundId = randomUUID()
  const { providerId } = await gateway.refund({ intentId, refundId, amountCents: 1_000 })
  const told = await vi.waitFor(() => {
    const events = product.caught
      .filter(({ headers }) => 'stripe-signature' in headers)
      .map(({ body, headers }) =>
        verifyStripeWebhook(body, String(headers['stripe-signature']), keys.stripeWebhookSecret),
      )
    const found = events.filter((event) => event?.type.startsWith('refund.'))
    expect(found.map((event) => event?.type)).toEqual(expect.arrayContaining(['refund.created', 'refund.failed']))
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'payment_intent.succeeded', intentId, chargeId: charge.chargeId }),
    )
    return found
  })
  for (const event of told) expect(event).toMatchObject({ about: 'refund', providerId, intentId, refundId })
})
