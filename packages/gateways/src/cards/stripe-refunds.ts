import type { CardRefund, CardRefundState, RefundRequest } from '@cauce/domain/payments/card-gateway'
import type Stripe from 'stripe'

const states: Record<string, CardRefundState> = {
  succeeded: 'succeeded',
  pending: 'pending',
  requires_action: 'requires-action',
  failed: 'failed',
  canceled: 'failed',
}

/**
 * Stripe forgets a key after a day, and a part given back twice would pass for two refunds: so the intent's own
 * refunds are looked through for ours first. Within that day the key decides, whatever the list shows already.
 */
export async function createRefund(stripe: Stripe, request: RefundRequest): Promise<CardRefund> {
  const { intentId, refundId, amountCents } = request
  for await (const made of stripe.refunds.list({ payment_intent: intentId, limit: 100 }))
    if (made.metadata?.refund === refundId) return fromRefund(made)
  const params = { payment_intent: intentId, amount: amountCents, metadata: { refund: refundId } }
  return fromRefund(await stripe.refunds.create(params, { idempotencyKey: `${refundId}:refund` }))
}

export const readRefund = async (stripe: Stripe, providerId: string): Promise<CardRefund> =>
  fromRefund(await stripe.refunds.retrieve(providerId))

/** A status that Stripe may add later is not known to be over. */
function fromRefund({ id, status, failure_reason }: Stripe.Refund): CardRefund {
  const state = states[status ?? 'pending'] ?? 'pending'
  return { providerId: id, state, ...(state === 'failed' && { failureCode: failure_reason ?? `refund_${status}` }) }
}
