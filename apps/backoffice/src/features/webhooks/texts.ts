import type { SentEvent } from '@cauce/domain/webhooks/events'
import type {
  AttemptOutcome,
  DisabledReason,
  WebhookDeliveryState,
  WebhookFailure,
} from '@cauce/domain/webhooks/states'
import { dateTime } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { attemptOutcomeWords, deliveryStateWords, webhookEventWords } from '@cauce/i18n/webhook-words'
import { word } from '@cauce/i18n/words'
import type { Meaning } from '@cauce/ui/state-badge'

const failures: Record<WebhookFailure, () => string> = {
  'gave-up': m.webhooks_failure_gave_up,
  gone: m.webhooks_failure_gone,
  'endpoint-disabled': m.webhooks_failure_endpoint_disabled,
  'endpoint-removed': m.webhooks_failure_endpoint_removed,
}

const disabled: Record<DisabledReason, { meaning: Meaning; text: () => string }> = {
  'by-hand': { meaning: 'ended', text: m.webhooks_state_by_hand },
  gone: { meaning: 'bad', text: m.webhooks_state_gone },
  failing: { meaning: 'bad', text: m.webhooks_state_failing },
}

/** What each state of a delivery is called, and its colour. */
export const deliveryStates: Record<WebhookDeliveryState, { meaning: Meaning; text: () => string }> = {
  pending: { meaning: 'waiting', text: () => word(deliveryStateWords.pending) },
  delivered: { meaning: 'good', text: () => word(deliveryStateWords.delivered) },
  failed: { meaning: 'bad', text: () => word(deliveryStateWords.failed) },
}

export const eventText = (event: SentEvent): string => word(webhookEventWords[event])
export const failureOfDelivery = (failure: WebhookFailure): string => failures[failure]()
export const endpointState = (reason: DisabledReason | null): { meaning: Meaning; text: () => string } =>
  reason === null ? { meaning: 'good', text: m.webhooks_state_active } : disabled[reason]

/** Until when the secrets before sign as well. */
export const formerSecretsText = ({ count, until }: { count: number; until: string }): string =>
  count === 1
    ? m.webhooks_former_until({ at: dateTime(until) })
    : m.webhooks_former_several({ count, at: dateTime(until) })

/** What came of an attempt, with the status where there was an answer: 'Rechazado (503)'. */
export const outcomeText = (outcome: AttemptOutcome, status: number | null): string =>
  status === null ? word(attemptOutcomeWords[outcome]) : `${word(attemptOutcomeWords[outcome])} (${status})`

/** How an endpoint is called: as its merchant does, or by where it is. */
export const webhookName = ({ description, url }: { description: string; url: string }): string =>
  description === '' ? new URL(url).host : description
