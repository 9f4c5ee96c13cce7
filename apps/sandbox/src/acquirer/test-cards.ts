/** What a test card does. Source: Stripe's documentation, "Testing". */
export type CardBehaviour = {
  /** Refused with this code, and this reason where the code is `card_declined` or names itself. */
  declines?: { code: string; declineCode: string; message: string }
  /** Where the refusal strikes: at once, or only when charged after having been stored. */
  declinesOnlyCharges?: boolean
  /** `once`: until stored with authentication; `always`: at every payment. */
  authenticates?: 'once' | 'always'
  /** What becomes of its refunds after a while: one that waited succeeds, or one that seemed to succeed fails. */
  refunds?: 'succeed-later' | 'fail-later'
}

const declined = (declineCode: string, message: string) => ({
  declines: { code: 'card_declined', declineCode, message },
})

export const testCards: Record<string, CardBehaviour> = {
  '4242424242424242': {},
  '5555555555554444': {},
  '378282246310005': {},
  '4000002500003155': { authenticates: 'once' },
  '4000002760003184': { authenticates: 'always' },
  '4000008260003178': {
    authenticates: 'always',
    ...declined('insufficient_funds', 'Your card has insufficient funds.'),
  },
  '4000000000000002': declined('generic_decline', 'Your card was declined.'),
  '4000000000009995': declined('insufficient_funds', 'Your card has insufficient funds.'),
  '4000000000009987': declined('lost_card', 'Your card was declined.'),
  '4000000000009979': declined('stolen_card', 'Your card was declined.'),
  '4000000000000069': {
    declines: { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' },
  },
  '4000000000000127': {
    declines: {
      code: 'incorrect_cvc',
      declineCode: 'incorrect_cvc',
      message: "Your card's security code is incorrect.",
    },
  },
  '4000000000000119': {
    declines: {
      code: 'processing_error',
      declineCode: 'processing_error',
      message: 'An error occurred while processing your card. Try again in a little bit.',
    },
  },
  '4000000000007726': { refunds: 'succeed-later' },
  '4000000000005126': { refunds: 'fail-later' },
  '4000000000000341': { declinesOnlyCharges: true, ...declined('generic_decline', 'Your card was declined.') },
}

/** The same cards by the names that Stripe gives them: `pm_card_…` as payment method, `tok_…` as token. */
const namedCards: Record<string, string> = {
  visa: '4242424242424242',
  mastercard: '5555555555554444',
  amex: '378282246310005',
  visa_chargeDeclined: '4000000000000002',
  visa_chargeDeclinedInsufficientFunds: '4000000000009995',
  visa_chargeDeclinedLostCard: '4000000000009987',
  visa_chargeDeclinedStolenCard: '4000000000009979',
  chargeDeclinedExpiredCard: '4000000000000069',
  chargeDeclinedIncorrectCvc: '4000000000000127',
  chargeDeclinedProcessingError: '4000000000000119',
  chargeCustomerFail: '4000000000000341',
  authenticationRequiredOnSetup: '4000002500003155',
  authenticationRequired: '4000002760003184',
  authenticationRequiredChargeDeclinedInsufficientFunds: '4000008260003178',
  pendingRefund: '4000000000007726',
  refundFail: '4000000000005126',
}

/** The number behind `pm_card_visa` or `tok_visa`, if the name is one of Stripe's. */
export const numberOfNamed = (name: string): string | undefined => namedCards[name.replace(/^(pm_card|tok)_/, '')]

/** Luhn's check over the digits; false for anything that is not 12 to 19 digits. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d{12,19}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

export function brandOf(digits: string): 'visa' | 'mastercard' | 'amex' | 'unknown' {
  if (digits.startsWith('4')) return 'visa'
  if (/^(5[1-5]|2[2-7])/.test(digits)) return 'mastercard'
  if (/^3[47]/.test(digits)) return 'amex'
  return 'unknown'
}
