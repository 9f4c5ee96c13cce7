import type { CardIntent, StoredCharge } from '@cauce/domain/payments/card-gateway'
import Stripe from 'stripe'
import { expandedCharge, fromPaymentIntent } from './stripe-intents.ts'

/** Prepares the charge of a stored card: the card is named here and never again, so that one intent charges once. */
export async function openCharge(stripe: Stripe, charge: StoredCharge): Promise<{ intentId: string }> {
  const { id } = await stripe.paymentIntents.create(
    {
      amount: charge.amountCents,
      currency: charge.currency.toLowerCase(),
      customer: charge.customerId,
      payment_method: charge.paymentMethodId,
      allowed_payment_method_types: ['card'],
      capture_method: 'automatic',
      description: charge.reference,
      metadata: { financing: charge.financingId, charge: charge.chargeId },
    },
    { idempotencyKey: `${charge.chargeId}:intent` },
  )
  return { intentId: id }
}

/** Confirms without its shopper. A decline is an answer: Stripe sends the intent along with it. */
export async function confirmCharge(stripe: Stripe, intentId: string, chargeId: string): Promise<CardIntent> {
  try {
    const params = { off_session: true, ...expandedCharge }
    const idempotencyKey = `${chargeId}:confirm`
    return fromPaymentIntent(await stripe.paymentIntents.confirm(intentId, params, { idempotencyKey }))
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeCardError) || !error.payment_intent) throw error
    return fromPaymentIntent(error.payment_intent)
  }
}
