import { stripeId } from '../ids.ts'
import { type Call, metadataOf } from './call.ts'
import { readCharge } from './charges.ts'
import { invalid, missing } from './errors.ts'
import { emit } from './events.ts'
import { text } from './form.ts'
import type { Charge, Refund } from './objects.ts'
import { readPaymentIntent } from './payment-intents.ts'

/** Gives captured money back, in part or whole, never more than was taken. */
export function createRefund(call: Call): Refund {
  const { world, params, now } = call
  const charge = refundedCharge(call)
  const left = charge.amount_captured - charge.amount_refunded
  const amount = Number(text(params, 'amount') ?? left)
  if (left === 0) throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded')
  if (!Number.isInteger(amount) || amount < 1 || amount > left) {
    throw invalid('Refund amount is greater than unrefunded amount on charge.', 'amount', 'amount_too_large')
  }
  const refunded: Charge = {
    ...charge,
    amount_refunded: charge.amount_refunded + amount,
    refunded: amount === left,
  }
  world.store.put('charge', charge.id, refunded, charge.payment_intent)
  const refund: Refund = {
    id: stripeId('re'),
    object: 'refund',
    amount,
    charge: charge.id,
    payment_intent: charge.payment_intent,
    created: now,
    currency: charge.currency,
    reason: text(params, 'reason') ?? null,
    metadata: metadataOf(params),
    status: 'succeeded',
  }
  world.store.put('refund', refund.id, refund, charge.payment_intent)
  emit(call, 'charge.refunded', refunded)
  return refund
}

export function readRefund({ world, id }: Call): Refund {
  const refund = world.store.get<Refund>('refund', id)
  if (!refund) throw missing('refund', id)
  return refund
}

function refundedCharge({ world, params }: Call): Charge {
  const direct = text(params, 'charge')
  if (direct) return readCharge({ world, id: direct })
  const intent = readPaymentIntent({ world, id: text(params, 'payment_intent') ?? '' })
  if (!intent.latest_charge)
    throw invalid('This PaymentIntent does not have a successful charge to refund.', 'payment_intent')
  return readCharge({ world, id: intent.latest_charge })
}
