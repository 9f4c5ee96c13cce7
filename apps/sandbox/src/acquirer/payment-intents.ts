import { letters, stripeId } from '../ids.ts'
import { allowedTypes, automaticMethods } from './allowed-types.ts'
import { type Call, metadataOf } from './call.ts'
import { charge, takeMoney } from './charges.ts'
import { authenticate, type Confirmable, confirm, unexpectedState } from './confirmation.ts'
import { readCustomer } from './customers.ts'
import { invalid, missing } from './errors.ts'
import { emit } from './events.ts'
import { text } from './form.ts'
import type { PaymentIntent } from './objects.ts'
import { usePaymentMethod } from './payment-methods.ts'

export function createPaymentIntent(call: Call): PaymentIntent {
  const { params, now, world } = call
  const amount = Number(text(params, 'amount'))
  if (!Number.isInteger(amount) || amount < 1)
    throw invalid('This value must be greater than or equal to 1.', 'amount', 'parameter_invalid_integer')
  const currency = text(params, 'currency')
  if (!currency) throw invalid('Missing required param: currency.', 'currency', 'parameter_missing')
  const customer = text(params, 'customer') ?? null
  if (customer) readCustomer({ world, id: customer })
  const given = text(params, 'payment_method')
  const paymentMethod = given === undefined ? null : cardOf(call, given, customer)
  const types = allowedTypes(params)
  const id = stripeId('pi')
  const intent: PaymentIntent = {
    id,
    object: 'payment_intent',
    amount,
    amount_capturable: 0,
    amount_received: 0,
    automatic_payment_methods: automaticMethods(params),
    cancellation_reason: null,
    canceled_at: null,
    capture_method: text(params, 'capture_method') ?? 'automatic_async',
    client_secret: `${id}_secret_${letters(25)}`,
    confirmation_method: 'automatic',
    created: now,
    currency: currency.toLowerCase(),
    customer,
    description: text(params, 'description') ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: metadataOf(params),
    next_action: null,
    payment_method: paymentMethod,
    payment_method_types: types.length > 0 ? types : ['card'],
    setup_future_usage: text(params, 'setup_future_usage') ?? null,
    status: paymentMethod ? 'requires_confirmation' : 'requires_payment_method',
  }
  save(call, intent)
  emit(call, 'payment_intent.created', intent)
  return text(params, 'confirm') === 'true' ? confirm(call, intent, charging) : intent
}

function cardOf(call: Call, given: string, customer: string | null): string {
  const { id, customer: owner } = usePaymentMethod(call, given)
  if (owner === null || owner === customer) return id
  throw invalid(`The PaymentMethod ${id} does not belong to the Customer of this PaymentIntent.`, 'payment_method')
}

export function readPaymentIntent({ world, id }: Pick<Call, 'world' | 'id'>): PaymentIntent {
  const intent = world.store.get<PaymentIntent>('payment_intent', id)
  if (!intent) throw missing('payment_intent', id)
  return intent
}

/** What a reader is told of an intent, which may be behind what is true. */
export function retrievePaymentIntent(call: Call): PaymentIntent {
  const intent = readPaymentIntent(call)
  const lags = call.world.settings.current.acquirer.staleReads && intent.capture_method === 'manual'
  if (!lags || intent.status !== 'succeeded') return intent
  return { ...intent, status: 'requires_capture', amount_capturable: intent.amount, amount_received: 0 }
}

export function listPaymentIntents({ world, params }: Call) {
  const limit = Math.min(100, Number(text(params, 'limit') ?? 10))
  const lookup = text(params, 'customer')
  const found = world.store.list<PaymentIntent>('payment_intent', { lookup, limit: limit + 1, newestFirst: true })
  return { object: 'list', url: '/v1/payment_intents', has_more: found.length > limit, data: found.slice(0, limit) }
}

export function confirmPaymentIntent(call: Call): PaymentIntent {
  const intent = readPaymentIntent(call)
  const again = isUnguarded(call, intent) && text(call.params, 'off_session') === 'true'
  return again ? take(call, intent, intent.amount) : confirm(call, intent, charging)
}

export const authenticatePaymentIntent = (call: Call): PaymentIntent =>
  authenticate(call, readPaymentIntent(call), charging)

export function capturePaymentIntent(call: Call): PaymentIntent {
  const intent = readPaymentIntent(call)
  if (intent.status !== 'requires_capture' && !isUnguarded(call, intent)) throw unexpectedState(intent, 'capture')
  const amount = Number(text(call.params, 'amount_to_capture') ?? intent.amount)
  if (!Number.isInteger(amount) || amount < 1 || amount > intent.amount) {
    throw invalid('The amount to capture exceeds the authorised amount.', 'amount_to_capture', 'amount_too_large')
  }
  return take(call, intent, amount)
}

/** Whether what was taken is taken again when it is asked for again. */
const isUnguarded = ({ world }: Call, { status }: PaymentIntent): boolean =>
  status === 'succeeded' && !world.settings.current.acquirer.idempotency

function take(call: Call, intent: PaymentIntent, amount: number): PaymentIntent {
  takeMoney(call, intent.latest_charge!, amount)
  const captured: PaymentIntent = {
    ...intent,
    status: 'succeeded',
    amount_capturable: 0,
    amount_received: intent.amount_received + amount,
  }
  save(call, captured)
  emit(call, 'payment_intent.succeeded', captured)
  return captured
}

export function cancelPaymentIntent(call: Call): PaymentIntent {
  const intent = readPaymentIntent(call)
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpectedState(intent, 'cancel')
  const cancelled: PaymentIntent = {
    ...intent,
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: call.now,
    cancellation_reason: text(call.params, 'cancellation_reason') ?? null,
    next_action: null,
  }
  save(call, cancelled)
  emit(call, 'payment_intent.canceled', cancelled)
  return cancelled
}

function save({ world }: Call, intent: PaymentIntent): void {
  world.store.put('payment_intent', intent.id, intent, intent.customer ?? '')
}

const charging: Confirmable<PaymentIntent> = {
  charges: true,
  keepsCard: (intent) => intent.setup_future_usage !== null,
  save,
  succeed(call, intent, paymentMethod) {
    const authorisation = charge(call, intent, paymentMethod)
    const authorised: PaymentIntent = { ...intent, latest_charge: authorisation.id, last_payment_error: null }
    if (intent.capture_method === 'manual') {
      const waiting: PaymentIntent = { ...authorised, status: 'requires_capture', amount_capturable: intent.amount }
      emit(call, 'payment_intent.amount_capturable_updated', waiting)
      return waiting
    }
    takeMoney(call, authorisation.id, intent.amount)
    const paid: PaymentIntent = { ...authorised, status: 'succeeded', amount_received: intent.amount }
    emit(call, 'payment_intent.succeeded', paid)
    return paid
  },
  fail(call, intent, error) {
    const failed = error.payment_method && charge(call, intent, error.payment_method, error)
    return {
      ...intent,
      status: 'requires_payment_method',
      latest_charge: failed?.id ?? intent.latest_charge,
      last_payment_error: { ...error, charge: failed?.id },
    }
  },
  failedEvent: 'payment_intent.payment_failed',
  actionEvent: 'payment_intent.requires_action',
  authenticationFailure: 'payment_intent_authentication_failure',
}
