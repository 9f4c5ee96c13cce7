import { createHash } from 'node:crypto'
import { stripeId } from '../ids.ts'
import type { World } from '../world.ts'
import type { Call } from './call.ts'
import { invalid, missing, StripeError } from './errors.ts'
import { type Form, group, text } from './form.ts'
import type { CardDetails, CardOnFile, PaymentMethod } from './objects.ts'
import { brandOf, numberOfNamed, passesLuhn, testCards } from './test-cards.ts'

/** Stores a card given as `type=card&card[number]…` or `card[token]`; refuses a mistyped one as Stripe does. */
export function createPaymentMethod({ world, params, now }: Pick<Call, 'world' | 'params' | 'now'>): PaymentMethod {
  if (text(params, 'type') !== 'card') throw invalid('Only cards are accepted here.', 'type')
  const given = group(params, 'card')
  const named = numberOfNamed(text(given, 'token') ?? '')
  const card = named === undefined ? given : typed(named, now)
  const details = cardDetails(card, new Date(now * 1000))
  const number = digitsOf(card)
  const paymentMethod: PaymentMethod = {
    id: stripeId('pm'),
    object: 'payment_method',
    type: 'card',
    created: now,
    livemode: false,
    customer: null,
    billing_details: group(params, 'billing_details'),
    card: world.settings.current.acquirer.revealFirstSix ? { ...details, iin: number.slice(0, 6) } : details,
    metadata: {},
  }
  world.store.put('payment_method', paymentMethod.id, paymentMethod)
  keepCard(world, { paymentMethod: paymentMethod.id, behaviour: testCards[number] ?? {}, authenticated: false })
  return paymentMethod
}

/** The card to pay with: a stored one, or a new one for each use of a name such as `pm_card_visa`. */
export function usePaymentMethod(call: Pick<Call, 'world' | 'now'>, id: string): PaymentMethod {
  const number = id.startsWith('pm_card_') ? numberOfNamed(id) : undefined
  if (number !== undefined)
    return createPaymentMethod({ ...call, params: { type: 'card', card: typed(number, call.now) } })
  if (cardOnFile(call.world, id).detached) throw invalid(mayNotBeUsedAgain, 'payment_method')
  return readPaymentMethod({ world: call.world, id })
}

const mayNotBeUsedAgain =
  'The provided PaymentMethod was detached from a Customer. It may not be used again. ' +
  'To use a PaymentMethod multiple times, you must attach it to a Customer first.'

export function readPaymentMethod({ world, id }: Pick<Call, 'world' | 'id'>): PaymentMethod {
  const paymentMethod = world.store.get<PaymentMethod>('payment_method', id)
  if (!paymentMethod) throw missing('PaymentMethod', id)
  return paymentMethod
}

export function listPaymentMethods({ world, params }: Call) {
  const customer = text(params, 'customer') ?? ''
  return {
    object: 'list',
    url: '/v1/payment_methods',
    has_more: false,
    data: world.store.list<PaymentMethod>('payment_method', { lookup: customer, newestFirst: true }),
  }
}

export function attachPaymentMethod(call: Call): PaymentMethod {
  const customer = text(call.params, 'customer')
  if (!customer) throw invalid('Missing required param: customer.', 'customer', 'parameter_missing')
  return attach(call.world, usePaymentMethod(call, call.id), customer)
}

export function detachPaymentMethod(call: Call): PaymentMethod {
  const paymentMethod = readPaymentMethod(call)
  if (paymentMethod.customer === null)
    throw invalid('The payment method you provided is not attached to a customer so detachment is impossible.')
  keepCard(call.world, { ...cardOnFile(call.world, paymentMethod.id), detached: true })
  return attach(call.world, paymentMethod, null)
}

/** Ties a stored card to a customer, so that it can be charged later. */
export function attach(world: World, paymentMethod: PaymentMethod, customer: string | null): PaymentMethod {
  const attached = { ...paymentMethod, customer }
  world.store.put('payment_method', attached.id, attached, customer ?? '')
  return attached
}

export const cardOnFile = (world: World, paymentMethod: string): CardOnFile =>
  world.store.get<CardOnFile>('card', paymentMethod) ?? { paymentMethod, behaviour: {}, authenticated: false }

export const keepCard = (world: World, card: CardOnFile): void => world.store.put('card', card.paymentMethod, card)

const typed = (number: string, now: number): Form => ({
  number,
  exp_month: '12',
  exp_year: String(new Date(now * 1000).getUTCFullYear() + 2),
  cvc: '123',
})

const digitsOf = (card: Form): string => (text(card, 'number') ?? '').replace(/[\s-]/g, '')

function cardDetails(card: Form, today: Date): CardDetails {
  const number = digitsOf(card)
  const month = Number(text(card, 'exp_month'))
  const year = fullYear(Number(text(card, 'exp_year')))
  if (!passesLuhn(number)) throw refusedCard('incorrect_number', 'number', 'Your card number is incorrect.')
  if (!(month >= 1 && month <= 12)) {
    throw refusedCard('invalid_expiry_month', 'exp_month', "Your card's expiration month is invalid.")
  }
  if (!(year >= today.getUTCFullYear() && year < today.getUTCFullYear() + 50) || lapsed(month, year, today)) {
    throw refusedCard('invalid_expiry_year', 'exp_year', "Your card's expiration year is invalid.")
  }
  const cvc = text(card, 'cvc')
  if (cvc !== undefined && !/^\d{3,4}$/.test(cvc)) {
    throw refusedCard('invalid_cvc', 'cvc', "Your card's security code is invalid.")
  }
  return {
    brand: brandOf(number),
    last4: number.slice(-4),
    exp_month: month,
    exp_year: year,
    fingerprint: createHash('sha256').update(number).digest('base64url').slice(0, 16),
    funding: 'credit',
    country: 'ES',
    checks: { cvc_check: 'pass', address_line1_check: null, address_postal_code_check: null },
    three_d_secure_usage: { supported: true },
  }
}

const fullYear = (year: number): number => (year < 100 ? 2000 + year : year)

const lapsed = (month: number, year: number, today: Date): boolean =>
  year === today.getUTCFullYear() && month < today.getUTCMonth() + 1

const refusedCard = (code: string, param: string, message: string): StripeError =>
  new StripeError(402, { type: 'card_error', code, param, message })
