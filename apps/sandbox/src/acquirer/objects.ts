import type { CardBehaviour } from './test-cards.ts'

/** Stripe's objects, in the shape they have on the wire. Amounts in cents, instants in Unix seconds. */

export type Customer = {
  id: string
  object: 'customer'
  created: number
  livemode: false
  description: string | null
  email: string | null
  name: string | null
  phone: string | null
  metadata: Record<string, string>
}

export type CardDetails = {
  brand: string
  last4: string
  exp_month: number
  exp_year: number
  fingerprint: string
  funding: 'credit'
  country: 'ES'
  iin?: string
  checks: { cvc_check: 'pass'; address_line1_check: null; address_postal_code_check: null }
  three_d_secure_usage: { supported: boolean }
}

export type PaymentMethod = {
  id: string
  object: 'payment_method'
  type: 'card'
  created: number
  livemode: false
  customer: string | null
  billing_details: object
  card: CardDetails
  metadata: Record<string, string>
}

/** What the acquirer alone knows of a stored card; the number itself is not kept. */
export type CardOnFile = { paymentMethod: string; behaviour: CardBehaviour; authenticated: boolean; detached?: boolean }

export type NextAction = {
  type: 'use_stripe_sdk'
  use_stripe_sdk: { type: 'three_d_secure_redirect'; stripe_js: string; source: string }
}

export type LastError = {
  type: 'card_error' | 'invalid_request_error'
  code: string
  decline_code?: string
  message: string
  charge?: string
  payment_method?: PaymentMethod
}

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled'

type IntentBase = {
  id: string
  client_secret: string
  created: number
  livemode: false
  customer: string | null
  description: string | null
  metadata: Record<string, string>
  payment_method: string | null
  payment_method_types: string[]
  automatic_payment_methods: { enabled: true; allow_redirects: string } | null
  next_action: NextAction | null
  cancellation_reason: string | null
  status: IntentStatus
}

export type PaymentIntent = IntentBase & {
  object: 'payment_intent'
  amount: number
  amount_capturable: number
  amount_received: number
  currency: string
  capture_method: string
  confirmation_method: 'automatic'
  setup_future_usage: string | null
  canceled_at: number | null
  last_payment_error: LastError | null
  latest_charge: string | null
}

export type SetupIntent = IntentBase & {
  object: 'setup_intent'
  usage: string
  last_setup_error: LastError | null
  latest_attempt: null
}

export type Intent = PaymentIntent | SetupIntent

export type Charge = {
  id: string
  object: 'charge'
  amount: number
  amount_captured: number
  amount_refunded: number
  captured: boolean
  refunded: boolean
  created: number
  livemode: false
  currency: string
  customer: string | null
  payment_intent: string
  payment_method: string
  payment_method_details: { type: 'card'; card: CardDetails }
  paid: boolean
  status: 'succeeded' | 'failed'
  failure_code: string | null
  failure_message: string | null
  metadata: Record<string, string>
}

export type Refund = {
  id: string
  object: 'refund'
  amount: number
  charge: string
  payment_intent: string
  created: number
  currency: string
  reason: string | null
  metadata: Record<string, string>
  status: 'pending' | 'succeeded' | 'failed'
  failure_reason?: 'expired_or_canceled_card'
}

/** One movement of money from a shopper's card; two for one intent mean that it was charged twice. */
export type Capture = { id: string; intent: string; charge: string; amountCents: number; at: string }
