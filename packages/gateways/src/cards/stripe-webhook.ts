import Stripe from 'stripe'
import { z } from 'zod'
import { WebhookSignatureError } from '../webhook-signature.ts'

/** What a webhook tells of an intent: a reason to look, never a fact by itself. */
export type CardEvent = { eventId: string; type: string; intentId: string; attemptId?: string; financingId?: string }

/** What we read of an event. Ids are text that Postgres takes. */
const id = z.string().regex(/^\w{1,200}$/)
const Event = z.object({
  id,
  type: z.string(),
  data: z.object({ object: z.looseObject({ object: z.string().optional() }) }),
})
const Intent = z.object({
  id,
  metadata: z.object({ attempt: z.string().optional(), financing: z.string().optional() }).nullish(),
})

/**
 * Reads a webhook of Stripe. `rawBody` is the body as it arrived, since its bytes are what is signed. Returns nothing
 * for events about other things than intents; throws `WebhookSignatureError` for a wrong or stale signature and a
 * `ZodError` for a body that is signed and no event.
 */
export function verifyStripeWebhook(
  rawBody: string | Buffer,
  signature: string | undefined,
  secret: string,
): CardEvent | undefined {
  const event = Event.parse(signed(rawBody, signature ?? '', secret))
  const { object } = event.data
  if (object.object !== 'payment_intent' && object.object !== 'setup_intent') return undefined
  const intent = Intent.parse(object)
  return {
    eventId: event.id,
    type: event.type,
    intentId: intent.id,
    attemptId: intent.metadata?.attempt,
    financingId: intent.metadata?.financing,
  }
}

function signed(rawBody: string | Buffer, signature: string, secret: string): unknown {
  try {
    return Stripe.webhooks.constructEvent(rawBody, signature, secret)
  } catch (cause) {
    throw new WebhookSignatureError({ cause })
  }
}
