import type { DeliveryState } from '@cauce/domain/messaging/states'
import { messageStateWords, templateWords } from '@cauce/i18n/message-words'
import { m } from '@cauce/i18n/messages'
import { word } from '@cauce/i18n/words'
import type { Meaning } from '@cauce/ui/state-badge'
import type { StoryEntry } from './story-text.ts'

const meanings: Record<DeliveryState, Meaning> = {
  queued: 'waiting',
  sent: 'waiting',
  delivered: 'good',
  failed: 'bad',
  unknown: 'bad',
}

/** `SMS: enlace de pago`. */
export function messageTitle({ template, channel }: Pick<StoryEntry, 'template' | 'channel'>): string {
  const what = template ? word(templateWords[template]) : m.financing_message_other()
  return channel === 'email' ? m.financing_message_email({ what }) : m.financing_message_sms({ what })
}

/** How it fares, and how many SMS it took. */
export function deliveryText({ deliveryState, segments }: Pick<StoryEntry, 'deliveryState' | 'segments'>): string {
  const state = word(messageStateWords[deliveryState ?? 'unknown'])
  return segments && segments > 1 ? `${state} · ${m.financing_message_segments({ count: segments })}` : state
}

export const deliveryMeaning = (state: DeliveryState | undefined): Meaning => (state ? meanings[state] : 'ended')
