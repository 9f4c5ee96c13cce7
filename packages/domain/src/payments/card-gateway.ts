/**
 * What Cauce asks of a card acquirer. Cents, one currency per call; `attemptId` is the payment attempt's id and
 * the root of every idempotency key, so a repeat of any call with the same attempt changes nothing.
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
  /** Gives all captured money back; done already counts as done. */
  refund(intentId: string, attemptId: string): Promise<void>
  /** Has the acquirer let go of a stored card, so that nobody can charge it any more; gone already counts as done. */
  forget(paymentMethodId: string, attemptId: string): Promise<void>
}

export type IntentRequest = {
  attemptId: string
  financingId: string
  reference: string
  currency: 'EUR'
} & ({ kind: 'charge'; amountCents: number } | { kind: 'keep' })

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
