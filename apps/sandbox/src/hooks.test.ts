import Stripe from 'stripe'
import twilio from 'twilio'
import { afterEach, expect, test, vi } from 'vitest'
import { startProduct } from './testing/product.ts'
import { secrets, startTrial, stripeFor } from './testing/trial.ts'

const opened: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const part of opened.splice(0).reverse()) await part.stop()
})
const opening = async <Part extends { stop(): Promise<void> }>(starting: Promise<Part>): Promise<Part> => {
  const part = await starting
  opened.push(part)
  return part
}

test("Stripe's own client accepts the signature of a webhook", async () => {
  const product = await opening(startProduct())
  const sandbox = await opening(startTrial({ webhookUrl: product.url }))
  const { id } = await stripeFor(sandbox).setupIntents.create({ metadata: { attempt: 'a1' } })
  await vi.waitFor(() => expect(product.caught).toHaveLength(1))
  const { body, headers, path } = product.caught[0]!
  const signature = String(headers['stripe-signature'])
  const event = Stripe.webhooks.constructEvent(body, signature, secrets.stripeWebhookSecret)
  expect(path).toBe('/webhooks/stripe')
  expect(event).toMatchObject({ type: 'setup_intent.created', data: { object: { id, metadata: { attempt: 'a1' } } } })
})

test("Twilio's own validation accepts the signature of a status callback", async () => {
  const product = await opening(startProduct())
  const sandbox = await opening(startTrial())
  sandbox.settings.patch({ sms: { deliveryDelayMs: 0 } })
  const client = twilio(`AC${'1'.repeat(32)}`, secrets.twilioAuthToken)
  client.api.baseUrl = sandbox.url
  const statusCallback = `${product.url}/webhooks/twilio?from=sandbox`
  const { sid } = await client.messages.create({
    to: '+34612345678',
    from: '+34600000000',
    body: 'á €',
    statusCallback,
  })
  await vi.waitFor(() => expect(product.caught).toHaveLength(2))
  const { body, headers } = product.caught[0]!
  const params = Object.fromEntries(new URLSearchParams(body))
  expect(params).toMatchObject({ MessageSid: sid, MessageStatus: 'sent' })
  expect(
    twilio.validateRequest(secrets.twilioAuthToken, String(headers['x-twilio-signature']), statusCallback, params),
  ).toBe(true)
})

test('a webhook that is refused comes again until it is accepted', async () => {
  const product = await opening(startProduct((nth) => (nth < 2 ? 500 : 200)))
  const sandbox = await opening(startTrial({ webhookUrl: product.url }))
  await stripeFor(sandbox).setupIntents.create()
  await vi.waitFor(() => expect(product.caught).toHaveLength(2), 3_000)
  expect(product.caught[0]!.body).toBe(product.caught[1]!.body)
})

test('webhooks that are held back are sent once they are released', async () => {
  const product = await opening(startProduct())
  const sandbox = await opening(startTrial({ webhookUrl: product.url }))
  const weather = (holdWebhooks: boolean) =>
    fetch(`${sandbox.url}/control/settings`, { method: 'PATCH', body: JSON.stringify({ acquirer: { holdWebhooks } }) })
  await weather(true)
  await stripeFor(sandbox).setupIntents.create()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(product.caught).toHaveLength(0)
  await weather(false)
  await vi.waitFor(() => expect(product.caught).toHaveLength(1))
})
