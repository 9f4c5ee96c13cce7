import type { DeliveryState } from '@cauce/domain/messaging/states'
import type { MessageTemplate } from '@cauce/domain/messaging/templates'
import { m } from '@cauce/i18n/messages'
import type { Meaning } from '@cauce/ui/state-badge'
import type { StoryEntry } from './story-text.ts'

const templates: Record<MessageTemplate, () => string> = {
  'financing-link': m.financing_message_link,
  'financing-reminder': m.financing_message_reminder,
  'financing-confirmed': m.financing_message_confirmed,
  'financing-declined': m.financing_message_declined,
  'financing-in-review': m.financing_message_in_review,
  'payment-voided': m.financing_message_voided,
  'payment-refunded': m.financing_message_refunded,
}

const deliveries: Record<DeliveryState, { name: () => string; meaning: Meaning }> = {
  queued: { name: m.financing_delivery_queued, meaning: 'waiting' },
  sent: { name: m.financing_delivery_sent, meaning: 'waiting' },
  delivered: { name: m.financing_delivery_delivered, meaning: 'good' },
  failed: { name: m.financing_delivery_failed, meaning: 'bad' },
  unknown: { name: m.financing_delivery_unknown, meaning: 'bad' },
}

/** `SMS: enlace de pago`. */
export function messageTitle({ template, channel }: Pick<StoryEntry, 'template' | 'channel'>): string {
  const what = ((template && templates[template]) ?? m.financing_message_other)()
  return channel === 'email' ? m.financing_message_email({ what }) : m.financing_message_sms({ what })
}

/** How it fares, and how many SMS it took. */
export function deliveryText({ deliveryState, segments }: Pick<StoryEntry, 'deliveryState' | 'segments'>): string {
  const state = ((deliveryState && deliveries[deliveryState]?.name) ?? m.financing_delivery_unknown)()
  return segments && segments > 1 ? `${state} · ${m.financing_message_segments({ count: segments })}` : state
}

export const deliveryMeaning = (state: DeliveryState | undefined): Meaning =>
  (state && deliveries[state]?.meaning) ?? 'ended'
