import { stripeId } from '../ids.ts'
import type { Call } from './call.ts'
import { missing } from './errors.ts'
import type { Capture, Charge, LastError, PaymentIntent, PaymentMethod } from './objects.ts'

/** Writes down that a card was asked for an intent's amount, and what it answered. */
export function charge(call: Call, intent: PaymentIntent, paymentMethod: PaymentMethod, refused?: LastError): Charge {
  const made: Charge = {
    id: stripeId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    captured: false,
    refunded: false,
    created: call.now,
    livemode: false,
    currency: intent.currency,
    customer: intent.customer,
    payment_intent: intent.id,
    payment_method: paymentMethod.id,
    payment_method_details: { type: 'card', card: paymentMethod.card },
    paid: !refused,
    status: refused ? 'failed' : 'succeeded',
    failure_code: refused?.code ?? null,
    failure_message: refused?.message ?? null,
    metadata: intent.metadata,
  }
  call.world.store.put('charge', made.id, made, intent.id)
  return made
}

export function readCharge({ world, id }: Pick<Call, 'world' | 'id'>): Charge {
  const found = world.store.get<Charge>('charge', id)
  if (!found) throw missing('charge', id)
  return found
}

/** Moves money: every call is one capture in the books, whatever the charge says already. */
export function takeMoney({ world, now }: Call, chargeId: string, amount: number): void {
  const authorised = readCharge({ world, id: chargeId })
  const taken: Charge = { ...authorised, captured: true, amount_captured: authorised.amount_captured + amount }
  world.store.put('charge', chargeId, taken, taken.payment_intent)
  const capture: Capture = {
    id: stripeId('cap'),
    intent: taken.payment_intent,
    charge: chargeId,
    amountCents: amount,
    at: new Date(now * 1000).toISOString(),
  }
  world.store.put('capture', capture.id, capture, capture.intent)
}
