import Stripe from 'stripe'
import { z } from 'zod'
import { WebhookSignatureError } from '../webhook-signature.ts'

/**
 * What a webhook tells of an intent or a refund: a reason to look, never a fact by itself. An intent names the attempt
 * or the charge of a stored card that it belongs to; `providerId` is the acquirer's id of a refund, `refundId` ours.
 */
export type CardEvent =
  | ({ about: 'intent'; attemptId?: string; chargeId?: string; financingId?: string } & Told)
  | ({ about: 'refund'; providerId: string; refundId?: string } & Told)

type Told = { eventId: string; type: string; intentId: string }

/** What we read of an event. Ids are text that Postgres takes. */
const id = z.string().regex(/^\w{1,200}$/)
const Event = z.object({
  id,
  type: z.string(),
  data: z.object({ object: z.looseObject({ object: z.string().optional() }) }),
})
const Intent = z.object({
  id,
  metadata: z
    .object({ attempt: z.string().optional(), charge: z.string().optional(), financing: z.string().optional() })
    .nullish(),
})
const Refund = z.object({
  id,
  payment_intent: id.nullish(),
  metadata: z.object({ refund: z.string().optional() }).nullish(),
})

/**
 * Reads a webhook of Stripe. `rawBody` is the body as it arrived, since its bytes are what is signed. Returns nothing
 * for events about other things than these; throws `WebhookSignatureError` for a wrong or stale signature and a
 * `ZodError` for a body that is signed and no event.
 */
export function verifyStripeWebhook(
  rawBody: string | Buffer,
  signature: string | undefined,
  secret: string,
): CardEvent | undefined {
  const event = Event.parse(signed(rawBody, signature ?? '', secret))
  const { object } = event.data
  const told = { eventId: event.id, type: event.type }
  if (object.object === 'refund') return refundOf(object, told)
  if (object.object === 'payment_intent' || object.object === 'setup_intent') return intentOf(object, told)
  return undefined
}

type EventName = Pick<Told, 'eventId' | 'type'>

function intentOf(object: unknown, told: EventName): CardEvent {
  const { id: intentId, metadata } = Intent.parse(object)
  const { attempt: attemptId, charge: chargeId, financing: financingId } = metadata ?? {}
  return { ...told, about: 'intent', intentId, attemptId, chargeId, financingId }
}

/** A refund of something else than an intent is none of ours. */
function refundOf(object: unknown, told: EventName): CardEvent | undefined {
  const { id: providerId, payment_intent: intentId, metadata } = Refund.parse(object)
  return intentId ? { ...told, about: 'refund', providerId, intentId, refundId: metadata?.refund } : undefined
}

function signed(rawBody: string | Buffer, signature: string, secret: string): unknown {
  try {
    return Stripe.webhooks.constructEvent(rawBody, signature, secret)
  } catch (cause) {
    throw new WebhookSignatureError({ cause })
  }
}
