import type { CardChangeState, ChargePurpose, ChargeState, PlanReason } from '@cauce/domain/payments/states'
import { m } from './messages.ts'
import type { Words } from './words.ts'

export const chargeStateWords: Words<ChargeState> = {
  begun: m.payments_charge_begun,
  unknown: m.payments_charge_unknown,
  captured: m.payments_charge_captured,
  declined: m.payments_charge_declined,
  cancelled: m.payments_charge_cancelled,
}

export const chargePurposeWords: Words<ChargePurpose> = {
  first: m.payments_purpose_first,
  instalment: m.payments_purpose_instalment,
  prepayment: m.payments_purpose_prepayment,
  settlement: m.payments_purpose_settlement,
  withdrawal: m.payments_purpose_withdrawal,
}

export const cardChangeWords: Words<CardChangeState> = {
  begun: m.payments_card_begun,
  open: m.payments_card_open,
  kept: m.payments_card_kept,
  declined: m.payments_card_declined,
  voided: m.payments_card_voided,
}

export const planReasonWords: Words<PlanReason> = {
  accepted: m.orders_plan_reason_accepted,
  'cart-changed': m.orders_plan_reason_cart_changed,
  cancelled: m.orders_plan_reason_cancelled,
  prepaid: m.orders_plan_reason_prepaid,
  settled: m.orders_plan_reason_settled,
  withdrawn: m.orders_plan_reason_withdrawn,
}
