/** Every refusal Cauce can answer with. The interface has a message in each language for each of them. */
export const errorCodes = [
  // access
  'not-signed-in',
  'forbidden',
  'not-found',
  'foreign-origin',
  'too-many-attempts',
  'wrong-credentials',
  'wrong-password',
  'password-too-short',
  // transport
  'bad-input',
  'body-too-large',
  'wrong-content-type',
  'idempotency-key-reused',
  'busy',
  'internal',
  // fields
  'required',
  'too-long',
  'invalid-characters',
  'not-a-number',
  'not-positive',
  'invalid-email',
  'invalid-phone',
  'invalid-document',
  'invalid-date',
  'not-an-adult',
  'invalid-postcode',
  'too-many-lines',
  // financing
  'reference-taken',
  'product-not-offered',
  'total-out-of-range',
  'instalments-not-offered',
  'total-changed',
  'move-not-allowed',
  'not-live',
  'resend-too-soon',
  'resend-limit-reached',
  'claimed-by-shopper',
  'not-in-review',
  'view-name-taken',
  'limit-reached',
  // checkout
  'link-unknown',
  'link-expired',
  'terms-not-accepted',
  'payment-in-progress',
  'card-service-unavailable',
] as const

export type ErrorCode = (typeof errorCodes)[number]
export type ErrorDetails = Readonly<Record<string, string | number>>

/** A refusal on purpose: nothing was changed, and `code` says why. Details hold no personal data. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails
  /** Which input is at fault, by its path such as `shopper.phone`. */
  readonly fields: Readonly<Record<string, ErrorCode>>
  constructor(code: ErrorCode, details: ErrorDetails = {}, fields: Readonly<Record<string, ErrorCode>> = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
    this.fields = fields
  }
}

export function refuseUnless(condition: unknown, code: ErrorCode, details?: ErrorDetails): asserts condition {
  if (!condition) throw new Refusal(code, details)
}
