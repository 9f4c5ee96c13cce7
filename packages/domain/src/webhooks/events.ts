/** What a merchant's own systems may be told of, in the order of a sale. Names as Standard Webhooks has them. */
export const webhookEvents = [
  'financing.sent',
  'financing.in_review',
  'financing.confirmed',
  'financing.dead',
  'order.shipped',
  'order.changed',
  'order.cancelled',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** Sent by hand to one endpoint, to see whether it listens. */
export const pingEvent = 'ping'
export type SentEvent = WebhookEvent | typeof pingEvent

/** A line of the action log, as far as it tells of an event. */
type Told = { action: string; subjectKind: string; after?: Readonly<Record<string, unknown>> | undefined }

/**
 * Which event a line of the log tells of, if any. It goes by the state a financing or an order came to and not by who
 * moved it, so that an operation that is added later is told of too.
 */
export function webhookEventOf({ action, subjectKind, after }: Told): WebhookEvent | undefined {
  if (subjectKind === 'order') return orderEventOf(after)
  if (subjectKind !== 'financing') return undefined
  if (action === 'financing.decide-credit') return after?.decision === 'review' ? 'financing.in_review' : undefined
  return eventOfState[String(after?.state)]
}

const eventOfState: Readonly<Record<string, WebhookEvent>> = {
  live: 'financing.sent',
  confirmed: 'financing.confirmed',
  dead: 'financing.dead',
}

/** A cart that waits for the shopper changes nothing yet. */
function orderEventOf(after: Told['after']): WebhookEvent | undefined {
  if (after?.state === 'cancelled') return 'order.cancelled'
  if (after?.cartState === 'binding') return 'order.changed'
  return after?.cartState === undefined && after?.shipment !== undefined ? 'order.shipped' : undefined
}
