/** Why a card was refused, as far as it matters to whoever reads it. */
export type DeclineClass =
  | 'refused'
  | 'lost-or-stolen'
  | 'insufficient-funds'
  | 'over-limit'
  | 'expired'
  | 'security-code'
  | 'card-number'
  | 'identity'
  | 'unsupported'
  | 'try-later'
  | 'cancelled'

/** What the acquirer says of a refusal: the bank's own reason, where it gave one, and a general one. */
type DeclineReason = { decline_code?: string | undefined; code?: string | undefined }

/** A refusal's one code, as it is kept: the bank's own reason before the general one, and one for a refused identity. */
export function declineCodeOf({ decline_code, code }: DeclineReason): string | undefined {
  if (code?.endsWith('_intent_authentication_failure')) return 'authentication_required'
  return decline_code ?? code
}

/** The acquirer's codes, and ours of a charge that ended without one. Source: docs.stripe.com/declines/codes. */
const classes: Readonly<Record<string, DeclineClass>> = {
  pickup_card: 'lost-or-stolen',
  lost_card: 'lost-or-stolen',
  stolen_card: 'lost-or-stolen',
  insufficient_funds: 'insufficient-funds',
  card_velocity_exceeded: 'over-limit',
  withdrawal_count_limit_exceeded: 'over-limit',
  expired_card: 'expired',
  invalid_expiry_month: 'expired',
  invalid_expiry_year: 'expired',
  incorrect_cvc: 'security-code',
  invalid_cvc: 'security-code',
  incorrect_number: 'card-number',
  invalid_number: 'card-number',
  authentication_required: 'identity',
  payment_intent_authentication_failure: 'identity',
  setup_intent_authentication_failure: 'identity',
  card_not_supported: 'unsupported',
  currency_not_supported: 'unsupported',
  transaction_not_allowed: 'unsupported',
  processing_error: 'try-later',
  issuer_not_available: 'try-later',
  reenter_transaction: 'try-later',
  try_again_later: 'try-later',
  'intent-cancelled': 'cancelled',
}

/** What a kept code means; what is not known was refused by the bank without more. */
export const declineClass = (code: string): DeclineClass =>
  Object.hasOwn(classes, code) ? (classes[code] ?? 'refused') : 'refused'
