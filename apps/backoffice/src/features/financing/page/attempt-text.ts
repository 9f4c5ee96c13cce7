import { m } from '@cauce/i18n/messages'
import type { Meaning } from '@cauce/ui/state-badge'

const states: Record<string, { name: () => string; meaning: Meaning }> = {
  begun: { name: m.financing_attempt_begun, meaning: 'waiting' },
  open: { name: m.financing_attempt_open, meaning: 'waiting' },
  authorised: { name: m.financing_attempt_authorised, meaning: 'waiting' },
  captured: { name: m.financing_attempt_captured, meaning: 'good' },
  kept: { name: m.financing_attempt_kept, meaning: 'good' },
  declined: { name: m.financing_attempt_declined, meaning: 'bad' },
  failed: { name: m.financing_attempt_failed, meaning: 'bad' },
  unknown: { name: m.financing_attempt_unknown, meaning: 'bad' },
  voided: { name: m.financing_attempt_voided, meaning: 'ended' },
  refunded: { name: m.financing_attempt_refunded, meaning: 'ended' },
}

export const attemptName = (state: string): string => (states[state]?.name ?? m.financing_attempt_other)()
export const attemptMeaning = (state: string): Meaning => states[state]?.meaning ?? 'ended'
