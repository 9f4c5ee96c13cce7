import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '@cauce/domain/access/scope'
import { verifyStripeWebhook } from '@cauce/gateways/cards/stripe-webhook'
import { type SmsReport, verifyTwilioWebhook } from '@cauce/gateways/sms/twilio-webhook'
import { WebhookSignatureError } from '@cauce/gateways/webhook-signature'
import { reportDelivery } from '@cauce/operations/messaging/report-delivery'
import { cardEventArrived } from '@cauce/operations/payments/card-event-arrived'
import type { Perform } from '@cauce/operations/perform'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { refusal } from './http/answers.ts'
import type { AppEnv } from './http/app-env.ts'
import { bodyUpTo } from './http/gates.ts'

export type WebhookDependencies = {
  perform: Perform
  stripeSecret: string
  twilioAuthToken: string
  /** The origin under which the vendors know us: it is part of what Twilio signs. */
  origin: string
  /** How long to wait, in ms, before each further look for a text that is not known yet. */
  looksAgainAfterMs?: readonly number[]
}

/** A vendor's id says nothing of the merchant, so it is looked for everywhere. */
const vendor: Actor = {
  userId: '00000000-0000-0000-0000-000000000000',
  role: 'system',
  scope: { kind: 'platform' },
}

/** What vendors tell us. Their signature stands for the origin; a thing we do not know is none of our business. */
export function webhooks(dependencies: WebhookDependencies): Hono<AppEnv> {
  const { perform, stripeSecret, twilioAuthToken, origin, looksAgainAfterMs = [100, 300, 900, 2_700] } = dependencies
  const app = new Hono<AppEnv>()
  app.use(bodyUpTo(256 * 1024))

  app.post('/stripe', async (c) => {
    const body = await c.req.text()
    const event = verified(() => verifyStripeWebhook(body, c.req.header('stripe-signature'), stripeSecret))
    if (event === refusedBody) return badInput(c)
    if (event) {
      const { intentId, eventId } = event
      const refundId = event.about === 'refund' ? event.providerId : undefined
      await perform(cardEventArrived, vendor, { intentId, eventId, ...(refundId && { refundId }) })
    }
    return c.json({})
  })

  app.post('/twilio', async (c) => {
    const params = Object.fromEntries(new URLSearchParams(await c.req.text()))
    const { pathname, search } = new URL(c.req.url)
    const url = `${origin}${pathname}${search}`
    const report = verified(() => verifyTwilioWebhook(c.req.header('x-twilio-signature'), url, params, twilioAuthToken))
    if (report === refusedBody) return badInput(c)
    if (report) await deliveryReported(report)
    return c.body(null, 204)
  })

  /** A report may overtake the note of the text's id, and is not sent again. */
  async function deliveryReported({ providerId, state, errorCode }: SmsReport): Promise<void> {
    const report = { providerId, state, ...(errorCode && { failureCode: errorCode }) }
    for (const pauseMs of [0, ...looksAgainAfterMs]) {
      await sleep(pauseMs)
      if ((await perform(reportDelivery, vendor, report)).known) return
    }
  }
  return app
}

/** Not the vendor's, or nothing that the vendor's reference describes. */
const refusedBody = Symbol('refused body')

function verified<T>(read: () => T): T | typeof refusedBody {
  try {
    return read()
  } catch (error) {
    if (error instanceof WebhookSignatureError || error instanceof z.ZodError) return refusedBody
    throw error
  }
}

const badInput = (c: Context<AppEnv>) => refusal(c, 400, { code: 'bad-input' })
