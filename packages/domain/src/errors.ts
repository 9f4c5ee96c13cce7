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
  'key-unknown',
  'key-expired',
  'key-revoked',
  'key-with-session',
  // people
  'email-taken',
  'user-not-invitable',
  'role-not-assignable',
  'partner-account-kept',
  'own-account',
  'main-administrator',
  'unknown-centre',
  'other-centre',
  'invited-too-often',
  'invited-too-many',
  'invitation-unknown',
  'invitation-replaced',
  'invitation-used',
  'invitation-expired',
  'invitation-revoked',
  'invitation-elsewhere',
  'second-person-needed',
  'administrator-change-open',
  'successor-not-active',
  'name-with-link',
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
  'not-whole',
  'too-many-units',
  'not-positive',
  'too-many-decimals',
  'ambiguous-amount',
  'amount-too-high',
  'rate-too-high',
  'invalid-retry-days',
  'out-of-range',
  'invalid-email',
  'invalid-phone',
  'invalid-document',
  'invalid-iban',
  'invalid-bic',
  'invalid-date',
  'not-a-date',
  'date-in-past',
  'date-in-future',
  'date-too-old',
  'not-a-duration',
  'duration-too-long',
  'end-or-duration',
  'end-and-duration',
  'unknown-tax',
  'unknown-role',
  'role-not-importable',
  'cell-error',
  'formula-without-value',
  'reference-repeated',
  'email-repeated',
  'not-an-adult',
  'invalid-postcode',
  'too-many-lines',
  'line-shipped',
  // files
  'file-empty',
  'file-not-a-workbook',
  'file-damaged',
  'file-encrypted',
  'file-too-large',
  'file-expands-too-much',
  'file-too-many-rows',
  'file-too-many-columns',
  'file-too-demanding',
  'file-wrong-template',
  'file-columns-missing',
  'file-column-repeated',
  'file-without-rows',
  'statement-not-xml',
  'statement-unknown-format',
  'statement-incomplete',
  'statement-too-many-entries',
  'statement-other-account',
  'statement-differs',
  'statement-cut-off',
  // financing
  'reference-taken',
  'product-not-offered',
  'total-out-of-range',
  'discount-above-cart',
  'instalments-not-offered',
  'total-changed',
  'move-not-allowed',
  'nothing-to-send',
  'payout-account-missing',
  'not-live',
  'resend-too-soon',
  'resend-limit-reached',
  'claimed-by-shopper',
  'not-in-review',
  'view-name-taken',
  'limit-reached',
  // orders
  'order-not-confirmed',
  'order-cancelled',
  'order-shipped',
  'order-changed',
  'line-unknown',
  'order-unknown',
  // shipment files
  'feed-not-set',
  'feed-secret-missing',
  'feed-read-too-often',
  'feed-folder-missing',
  'feed-file-not-plain',
  'feed-file-not-moved',
  'feed-address-refused',
  'feed-unresolved',
  'feed-unreachable',
  'feed-timed-out',
  'feed-tls-failed',
  'feed-redirected',
  'feed-unauthorised',
  'feed-refused',
  'cart-not-waiting',
  // catalogue and imports
  'service-not-offered',
  'changed-meanwhile',
  'import-outdated',
  'import-empty',
  'import-in-use',
  // webhooks
  'webhook-url-invalid',
  'webhook-not-https',
  'webhook-port-refused',
  'webhook-address-refused',
  'webhook-disabled',
  'webhook-removed',
  'webhook-sent-too-often',
  'webhook-rotated-too-often',
  // checkout
  'link-unknown',
  'link-expired',
  'terms-not-accepted',
  'payment-in-progress',
  'card-service-unavailable',
  // instalments
  'nothing-owed',
  'prepayment-out-of-range',
  'withdrawal-over',
  'card-missing',
  // refunds
  'refund-changed',
  'refund-not-paid',
  'refund-transferred',
  // statements
  'entry-does-not-fit',
  'entry-moved-payment',
  // payout settings
  'account-change-open',
  'account-unchanged',
  'iban-differs',
  'tariff-incomplete',
  'tier-repeated',
  // invoices
  'invoice-party-incomplete',
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
