import type { CreditReason } from '@cauce/domain/financing/credit'
import type { DeathReason, FinancingState, LiveStage } from '@cauce/domain/financing/states'
import type { TaxTreatment } from '@cauce/domain/orders/tax'
import type { AttemptState } from '@cauce/domain/payments/states'
import { m } from './messages.ts'
import type { Words } from './words.ts'

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
