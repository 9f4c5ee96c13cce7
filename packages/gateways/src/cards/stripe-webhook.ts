import Stripe from 'stripe'
import { WebhookSignatureError } from '../webhook-signature.ts'

/** What a webhook tells of an intent: a reason to look, never a fact by itself. */
export type CardEvent = { type: string; intentId: string; attemptId?: string; financingId?: string }

/**
 * Reads a webhook of Stripe. `rawBody` is the body as it arrived, since its bytes are what is signed. Returns nothing
 * for events about other things than intents; throws `WebhookSignatureError` for a wrong or stale signature.
 */
export function verifyStripeWebhook(
  rawBody: string | Buffer,
  signature: string | undefined,
  secret: string,
): CardEvent | undefined {
  const { type, data } = eventOf(rawBody, signature ?? '', secret)
  const object = data.object
  if (object.object !== 'payment_intent' && object.object !== 'setup_intent') return undefined
  return {
    type,
    intentId: object.id,
    attemptId: object.metadata?.attempt,
    financingId: object.metadata?.financing,
  }
}

function eventOf(rawBody: string | Buffer, signature: string, secret: string): Stripe.Event {
  try {
    return Stripe.webhooks.constructEvent(rawBody, signature, secret)
  } catch (cause) {
    throw new WebhookSignatureError({ cause })
  }
}
