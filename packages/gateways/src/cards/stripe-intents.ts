import type { CardIntent, CardIntentStatus, StoredCard } from '@cauce/domain/payments/card-gateway'
import { declineCodeOf } from '@cauce/domain/payments/declines'
import type Stripe from 'stripe'

/** What an answer must bring along to be read here. */
export const expandedCharge = { expand: ['payment_method', 'latest_charge'] }
export const expandedKeep = { expand: ['payment_method'] }

export const isSetupIntent = (intentId: string): boolean => intentId.startsWith('seti_')

const open = { requires_payment_method: 'open', requires_confirmation: 'open', requires_action: 'open' } as const

const chargeStatuses: Record<string, CardIntentStatus> = {
  ...open,
  processing: 'processing',
  requires_capture: 'authorised',
  succeeded: 'captured',
  canceled: 'cancelled',
}

const keepStatuses: Record<string, CardIntentStatus> = {
  ...open,
  processing: 'processing',
  succeeded: 'kept',
  canceled: 'cancelled',
}

/** Reads a payment intent that came with `payment_method` and `latest_charge` expanded. */
export function fromPaymentIntent(intent: Stripe.PaymentIntent): CardIntent {
  const charged = typeof intent.latest_charge === 'object' ? intent.latest_charge?.payment_method_details?.card : null
  const status = chargeStatuses[intent.status] ?? 'processing'
  return {
    id: intent.id,
    clientSecret: intent.client_secret ?? '',
    status,
    declineCode: status === 'open' ? declineCodeOf(intent.last_payment_error ?? {}) : undefined,
    card: storedCard(intent.customer, intent.payment_method, charged?.iin),
  }
}

/** Reads a setup intent that came with `payment_method` expanded. */
export function fromSetupIntent(intent: Stripe.SetupIntent): CardIntent {
  const status = keepStatuses[intent.status] ?? 'processing'
  return {
    id: intent.id,
    clientSecret: intent.client_secret ?? '',
    status,
    declineCode: status === 'open' ? declineCodeOf(intent.last_setup_error ?? {}) : undefined,
    card: storedCard(intent.customer, intent.payment_method),
  }
}

function storedCard(
  customer: string | { id: string } | null,
  paymentMethod: string | Stripe.PaymentMethod | null,
  chargedFirst6?: string | null,
): StoredCard | undefined {
  if (!customer || typeof paymentMethod !== 'object' || !paymentMethod?.card) return undefined
  const { brand, iin, last4, exp_month, exp_year } = paymentMethod.card
  return {
    customerId: typeof customer === 'string' ? customer : customer.id,
    paymentMethodId: paymentMethod.id,
    brand,
    first6: (iin ?? chargedFirst6)?.slice(0, 6),
    last4,
    expiryMonth: exp_month,
    expiryYear: exp_year,
  }
}
