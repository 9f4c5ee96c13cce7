import type { SentEvent } from '@cauce/domain/webhooks/events'
import type { AttemptOutcome, WebhookDeliveryState } from '@cauce/domain/webhooks/states'
import { m } from './messages.ts'
import type { Words } from './words.ts'

export const webhookEventWords: Words<SentEvent> = {
  'financing.sent': m.webhooks_event_sent,
  'financing.in_review': m.webhooks_event_in_review,
  'financing.confirmed': m.webhooks_event_confirmed,
  'financing.dead': m.webhooks_event_dead,
  'order.shipped': m.webhooks_event_order_shipped,
  'order.changed': m.webhooks_event_order_changed,
  'order.cancelled': m.webhooks_event_order_cancelled,
  ping: m.webhooks_event_ping,
}

export const deliveryStateWords: Words<WebhookDeliveryState> = {
  pending: m.webhooks_delivery_pending,
  delivered: m.webhooks_delivery_delivered,
  failed: m.webhooks_delivery_failed,
}

export const attemptOutcomeWords: Words<AttemptOutcome> = {
  delivered: m.webhooks_outcome_delivered,
  refused: m.webhooks_outcome_refused,
  redirected: m.webhooks_outcome_redirected,
  'timed-out': m.webhooks_outcome_timed_out,
  unreachable: m.webhooks_outcome_unreachable,
  unresolved: m.webhooks_outcome_unresolved,
  'tls-failed': m.webhooks_outcome_tls_failed,
  'address-refused': m.webhooks_outcome_address_refused,
}
