import type { AttemptOutcome } from './states.ts'

/** One message to one endpoint. `id` is the event's and stays the same however often it is sent. */
export type OutgoingWebhook = {
  url: string
  id: string
  body: string
  /** Each signs it: the present one, and for a while after a change the one before. */
  secrets: readonly string[]
}

export type WebhookAnswer = { outcome: AttemptOutcome; status: number | null; durationMs: number }

export interface WebhookGateway {
  /** Sends once. Whatever the other side does is an outcome; it throws only for faults of ours. */
  send(webhook: OutgoingWebhook): Promise<WebhookAnswer>
}
