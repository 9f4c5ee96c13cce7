/** What a merchant's own systems may be told of, in the order of a sale. Names as Standard Webhooks has them. */
export const webhookEvents = ['financing.sent', 'financing.in_review', 'financing.confirmed', 'financing.dead'] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** Sent by hand to one endpoint, to see whether it listens. */
export const pingEvent = 'ping'
export type SentEvent = WebhookEvent | typeof pingEvent

/** A line of the action log, as far as it tells of an event. */
type Told = { action: string; subjectKind: string; after?: Readonly<Record<string, unknown>> | undefined }

/**
 * Which event a line of the log tells of, if any. It goes by the state a financing came to and not by who moved it, so
 * that an operation that is added later is told of too.
 */
export function webhookEventOf({ action, subjectKind, after }: Told): WebhookEvent | undefined {
  if (subjectKind !== 'financing') return undefined
  if (action === 'financing.decide-credit') return after?.decision === 'review' ? 'financing.in_review' : undefined
  return eventOfState[String(after?.state)]
}

const eventOfState: Readonly<Record<string, WebhookEvent>> = {
  live: 'financing.sent',
  confirmed: 'financing.confirmed',
  dead: 'financing.dead',
}
