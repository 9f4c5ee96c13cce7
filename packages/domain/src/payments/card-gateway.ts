/**
 * What Cauce asks of a card acquirer. Cents, one currency per call; `attemptId`, `chargeId` and `refundId` are ids of
 * ours and the root of every idempotency key, so a repeat of any call with the same id changes nothing.
 *
 * A call either answers, or throws `CardGatewayError`: `refused` means the acquirer said no for good and nothing
 * happened; `unknown` means that its answer was lost, so the caller must `readIntent` before it concludes anything.
 */
export interface CardGateway {
  /** Keeps a customer and an unconfirmed intent: nothing is charged. `keep` stores a card without an amount. */
  openIntent(request: IntentRequest): Promise<OpenedIntent>
  readIntent(intentId: string): Promise<CardIntent>
  /** Takes the authorised money. */
  capture(intentId: string, attemptId: string): Promise<CardIntent>
  /** Gives up an intent and frees an authorisation. A captured one is left as it is. */
  cancel(intentId: string, attemptId: string): Promise<CardIntent>
  /**
   * Prepares the charge of a stored card without its shopper: nothing is charged. The caller stores the intent's id
   * before it confirms, so that after a lost answer it reads by id what happened.
   */
  openCharge(request: StoredCharge): Promise<{ intentId: string }>
  /**
   * Takes the money of an opened charge at once, or has it declined: then the intent is `open` with its
   * `declineCode`, `authentication_required` where the bank wants the shopper. One intent charges one time: confirmed
   * again it answers what became of it, and a charge after a decline is a new one. An intent that is read as `open`
   * without a `declineCode` was never confirmed.
   */
  confirmCharge(intentId: string, chargeId: string): Promise<CardIntent>
  /**
   * Gives captured money back, in part or whole, in as many refunds as are asked up to what was captured. `refused`
   * (`charge_already_refunded`, more than is left) means that nothing moves; a card that cannot take the money back
   * shows later as `failed`, also after `succeeded`, so a refund is read again when its webhook tells of it. After
   * a lost answer the same refund is asked again: it is given once.
   */
  refund(request: RefundRequest): Promise<CardRefund>
  /** What became of a refund, by the acquirer's id of it. */
  readRefund(providerId: string): Promise<CardRefund>
  /** Has the acquirer let go of a stored card, so that nobody can charge it any more; gone already counts as done. */
  forget(paymentMethodId: string, attemptId: string): Promise<void>
}

export type IntentRequest = {
  attemptId: string
  financingId: string
  reference: string
  currency: 'EUR'
} & ({ kind: 'charge'; amountCents: number } | { kind: 'keep' })

/** The charge of a stored card; `chargeId` is ours, one for each attempt at the card. */
export type StoredCharge = {
  chargeId: string
  financingId: string
  reference: string
  currency: 'EUR'
  amountCents: number
} & Pick<StoredCard, 'customerId' | 'paymentMethodId'>

export type RefundRequest = { intentId: string; refundId: string; amountCents: number }

export type CardRefundState = 'succeeded' | 'pending' | 'failed' | 'requires-action'

/** `failureCode` as the acquirer names it, such as `expired_or_canceled_card`; only of a failed one. */
export type CardRefund = { providerId: string; state: CardRefundState; failureCode?: string }

export type OpenedIntent = { intentId: string; clientSecret: string }

export type CardIntentStatus = 'open' | 'processing' | 'authorised' | 'captured' | 'kept' | 'cancelled'

export type CardIntent = {
  id: string
  clientSecret: string
  status: CardIntentStatus
  /** The last refusal of a card, as the acquirer names it; the intent stays open for another card. */
  declineCode?: string
  card?: StoredCard
}

/** What may be kept of a card (facts.md, Cards). `first6` is absent where the acquirer withholds it. */
export type StoredCard = {
  customerId: string
  paymentMethodId: string
  brand: string
  first6?: string
  last4: string
  expiryMonth: number
  expiryYear: number
}

export type CardGatewayFailure = 'refused' | 'unknown'

export class CardGatewayError extends Error {
  readonly failure: CardGatewayFailure
  /** The acquirer's own code, such as `card_declined`; never a person's data. */
  readonly code: string
  constructor(failure: CardGatewayFailure, code: string, options?: ErrorOptions) {
    super(`${failure}: ${code}`, options)
    this.name = 'CardGatewayError'
    this.failure = failure
    this.code = code
  }
}
