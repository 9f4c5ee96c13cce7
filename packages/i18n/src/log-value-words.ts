import type { AdministratorChangeState, FormerAdministrator } from '@cauce/domain/access/administrator-change'
import type { LogFaultKind } from '@cauce/domain/access/log-faults'
import type { CreditDecision } from '@cauce/domain/financing/credit'
import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { m } from './messages.ts'
import { attemptWords, creditWords, financingStateWords } from './sale-words.ts'
import type { Words } from './words.ts'

/** A financing's states and those of its attempts share a fact's name; no state is of both. */
export const saleStateWords = { ...attemptWords, ...financingStateWords }

export const decisionWords: Words<CreditDecision['decision']> = {
  accept: m.log_value_accept,
  review: m.log_value_review,
  decline: m.log_value_decline,
}
export const reasonWords: Words<keyof typeof creditWords | 'card-declined' | 'review-took-too-long'> = {
  ...creditWords,
  'card-declined': m.log_reason_card_declined,
  'review-took-too-long': m.log_reason_review_took_too_long,
}
export const cardUseWords: Words<'charge' | 'keep'> = { charge: m.log_card_charge, keep: m.log_card_keep }
export const importWords: Words<ImportKindName> = {
  services: m.log_import_services,
  users: m.log_import_users,
  shipments: m.log_import_shipments,
}
export const changeWords: Words<AdministratorChangeState> = {
  asked: m.people_change_state_asked,
  approved: m.people_change_state_approved,
  refused: m.people_change_state_refused,
  withdrawn: m.people_change_state_withdrawn,
}
export const formerWords: Words<FormerAdministrator> = {
  'additional-administrator': m.people_former_additional,
  disabled: m.people_former_disabled,
}
export const faultWords: Words<LogFaultKind> = {
  edited: m.log_fault_edited,
  deleted: m.log_fault_deleted,
  'cut-off': m.log_fault_cut_off,
  inserted: m.log_fault_inserted,
  'out-of-order': m.log_fault_out_of_order,
  'seal-missing': m.log_fault_seal_missing,
  resealed: m.log_fault_resealed,
  'anchor-missing': m.log_fault_anchor_missing,
  'anchor-forged': m.log_fault_anchor_forged,
  'taken-back': m.log_fault_taken_back,
  'not-begun': m.log_fault_not_begun,
}
