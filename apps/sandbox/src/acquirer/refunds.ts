import { stripeId } from '../ids.ts'
import type { World } from '../world.ts'
import { type Call, metadataOf } from './call.ts'
import { readCharge } from './charges.ts'
import { invalid, missing } from './errors.ts'
import { emit } from './events.ts'
import { text } from './form.ts'
import type { Charge, Refund } from './objects.ts'
import { readPaymentIntent } from './payment-intents.ts'
import { cardOnFile } from './payment-methods.ts'

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
  const refunded = giveBack(world, charge, amount)
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
    status: cardOnFile(world, charge.payment_method).behaviour.refunds === 'succeed-later' ? 'pending' : 'succeeded',
  }
  world.store.put('refund', refund.id, refund, charge.payment_intent)
  emit(call, 'charge.refunded', refunded)
  emit(call, 'refund.created', refund)
  return refund
}

/** Counts money as given back, or, below zero, as not given back after all. */
export function giveBack(world: World, charge: Charge, amount: number): Charge {
  const amountRefunded = charge.amount_refunded + amount
  const moved = { ...charge, amount_refunded: amountRefunded, refunded: amountRefunded === charge.amount_captured }
  world.store.put('charge', charge.id, moved, charge.payment_intent)
  return moved
}

export function listRefunds({ world, params }: Call) {
  const limit = Math.min(100, Number(text(params, 'limit') ?? 10))
  const lookup = text(params, 'payment_intent')
  const found = world.store.list<Refund>('refund', { lookup, newestFirst: true })
  const from = found.findIndex(({ id }) => id === text(params, 'starting_after')) + 1
  const data = found.slice(from, from + limit)
  return { object: 'list', url: '/v1/refunds', has_more: found.length > from + limit, data }
}

export function readRefund({ world, id }: Pick<Call, 'world' | 'id'>): Refund {
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
