import type { DeliveryState } from '@cauce/domain/messaging/states'
import { messageFailureText, messageStateWords, templateWords } from '@cauce/i18n/message-words'
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

/** How it fares, why it did not arrive, and how many SMS it took. */
export function deliveryText({
  deliveryState,
  segments,
  detail,
}: Pick<StoryEntry, 'deliveryState' | 'segments' | 'detail'>): string {
  return [
    word(messageStateWords[deliveryState ?? 'unknown']),
    detail.failureCode ? messageFailureText(String(detail.failureCode)) : '',
    segments && segments > 1 ? m.financing_message_segments({ count: segments }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

export const deliveryMeaning = (state: DeliveryState | undefined): Meaning => (state ? meanings[state] : 'ended')
