import type { CreditReason } from '@cauce/domain/financing/credit'
import type { DeathReason, FinancingState, LiveStage } from '@cauce/domain/financing/states'
import type { TaxTreatment } from '@cauce/domain/orders/tax'
import type { AttemptState } from '@cauce/domain/payments/states'
import { currentLocale, type Locale } from './locale.ts'
import { m } from './messages.ts'
import { type Words, wordOf } from './words.ts'

export const financingStateWords: Words<FinancingState> = {
  live: m.financing_state_live,
  confirmed: m.financing_state_confirmed,
  dead: m.financing_state_dead,
}

export const stageWords: Words<LiveStage> = {
  'waiting-for-shopper': m.financing_stage_waiting_for_shopper,
  'link-expired': m.financing_stage_link_expired,
  paying: m.financing_stage_paying,
  'in-review': m.financing_stage_in_review,
}

export const deathWords: Words<DeathReason> = {
  'technical-failure': m.financing_death_technical_failure,
  declined: m.financing_death_declined,
  withdrawn: m.financing_death_withdrawn,
  lapsed: m.financing_death_lapsed,
}

export const attemptWords: Words<AttemptState> = {
  begun: m.financing_attempt_begun,
  open: m.financing_attempt_open,
  authorised: m.financing_attempt_authorised,
  captured: m.financing_attempt_captured,
  kept: m.financing_attempt_kept,
  declined: m.financing_attempt_declined,
  voided: m.financing_attempt_voided,
  refunded: m.financing_attempt_refunded,
  unknown: m.financing_attempt_unknown,
}

export const creditWords: Words<CreditReason> = {
  'blocked-document': m.financing_credit_blocked_document,
  'amount-too-high': m.financing_credit_amount_too_high,
  'too-many-financings': m.financing_credit_too_many,
  'amount-needs-review': m.financing_credit_needs_review,
}

export const taxWords: Words<TaxTreatment> = {
  'es-21': m.financing_tax_es_21,
  'es-10': m.financing_tax_es_10,
  'es-4': m.financing_tax_es_4,
  'fr-20': m.financing_tax_fr_20,
  'fr-10': m.financing_tax_fr_10,
  'fr-5.5': m.financing_tax_fr_5_5,
  'fr-2.1': m.financing_tax_fr_2_1,
  exempt: m.financing_tax_exempt,
}

/** The acquirer's words for a refusal, which are Stripe's, and those of ours for one that ended without a word. */
export const declineWords: Words<string> = {
  card_declined: m.financing_decline_card_declined,
  generic_decline: m.financing_decline_card_declined,
  do_not_honor: m.financing_decline_card_declined,
  call_issuer: m.financing_decline_card_declined,
  fraudulent: m.financing_decline_card_declined,
  pickup_card: m.financing_decline_lost_card,
  restricted_card: m.financing_decline_card_declined,
  insufficient_funds: m.financing_decline_insufficient_funds,
  card_velocity_exceeded: m.financing_decline_limit,
  withdrawal_count_limit_exceeded: m.financing_decline_limit,
  expired_card: m.financing_decline_expired_card,
  invalid_expiry_month: m.financing_decline_expired_card,
  invalid_expiry_year: m.financing_decline_expired_card,
  incorrect_cvc: m.financing_decline_incorrect_cvc,
  invalid_cvc: m.financing_decline_incorrect_cvc,
  incorrect_number: m.financing_decline_incorrect_number,
  invalid_number: m.financing_decline_incorrect_number,
  lost_card: m.financing_decline_lost_card,
  stolen_card: m.financing_decline_lost_card,
  card_not_supported: m.financing_decline_unsupported,
  currency_not_supported: m.financing_decline_unsupported,
  transaction_not_allowed: m.financing_decline_unsupported,
  processing_error: m.financing_decline_processing_error,
  issuer_not_available: m.financing_decline_processing_error,
  reenter_transaction: m.financing_decline_processing_error,
  try_again_later: m.financing_decline_processing_error,
  authentication_required: m.financing_decline_authentication,
  payment_intent_authentication_failure: m.financing_decline_authentication,
  setup_intent_authentication_failure: m.financing_decline_authentication,
  'intent-cancelled': m.financing_decline_cancelled,
}

/** Why a card was refused; what we have no words for was refused by the bank. */
export const declineText = (code: string, locale: Locale = currentLocale()): string =>
  wordOf(declineWords, code, locale) ?? m.financing_decline_other({}, { locale })
