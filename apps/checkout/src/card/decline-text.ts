import { m } from '@cauce/i18n/messages'

const texts: Record<string, () => string> = {
  insufficient_funds: () => m.checkout_declined_funds(),
  card_velocity_exceeded: () => m.checkout_declined_limit(),
  withdrawal_count_limit_exceeded: () => m.checkout_declined_limit(),
  expired_card: () => m.checkout_declined_expired(),
  invalid_expiry_month: () => m.checkout_declined_expired(),
  invalid_expiry_year: () => m.checkout_declined_expired(),
  incorrect_cvc: () => m.checkout_declined_cvc(),
  invalid_cvc: () => m.checkout_declined_cvc(),
  incorrect_number: () => m.checkout_declined_number(),
  invalid_number: () => m.checkout_declined_number(),
  authentication_required: () => m.checkout_declined_authentication(),
  payment_intent_authentication_failure: () => m.checkout_declined_authentication(),
  setup_intent_authentication_failure: () => m.checkout_declined_authentication(),
  card_not_supported: () => m.checkout_declined_unsupported(),
  currency_not_supported: () => m.checkout_declined_unsupported(),
  transaction_not_allowed: () => m.checkout_declined_unsupported(),
  processing_error: () => m.checkout_declined_later(),
  issuer_not_available: () => m.checkout_declined_later(),
  reenter_transaction: () => m.checkout_declined_later(),
  try_again_later: () => m.checkout_declined_later(),
}

/** A bank's refusal in words. A lost, stolen or suspected card reads like any other: its holder learns it from the bank. */
export const declineText = (code: string): string =>
  `${(texts[code] ?? (() => m.checkout_declined()))()} ${m.checkout_not_charged()}`
