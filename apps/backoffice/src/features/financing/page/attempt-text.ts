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

export const attemptName = (state: string): string => states[state]?.name() ?? state
export const attemptMeaning = (state: string): Meaning => states[state]?.meaning ?? 'ended'

const declines: Record<string, () => string> = {
  card_declined: m.financing_decline_card_declined,
  generic_decline: m.financing_decline_card_declined,
  insufficient_funds: m.financing_decline_insufficient_funds,
  expired_card: m.financing_decline_expired_card,
  incorrect_cvc: m.financing_decline_incorrect_cvc,
  lost_card: m.financing_decline_lost_card,
  stolen_card: m.financing_decline_lost_card,
  processing_error: m.financing_decline_processing_error,
  authentication_required: m.financing_decline_authentication,
  payment_intent_authentication_failure: m.financing_decline_authentication,
  setup_intent_authentication_failure: m.financing_decline_authentication,
}

/** Why a card was refused; the acquirer's own code where we have no words for it. */
export const declineText = (code: string): string => declines[code]?.() ?? m.financing_decline_other({ code })
