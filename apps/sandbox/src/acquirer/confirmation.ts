import type { Call } from './call.ts'
import { StripeError } from './errors.ts'
import { emit } from './events.ts'
import { group, text } from './form.ts'
import type { CardOnFile, Intent, LastError, PaymentMethod } from './objects.ts'
import {
  attach,
  cardOnFile,
  createPaymentMethod,
  keepCard,
  readPaymentMethod,
  usePaymentMethod,
} from './payment-methods.ts'

/** What differs between charging a card and keeping one. */
export type Confirmable<Kind extends Intent> = {
  keepsCard(intent: Kind): boolean
  charges: boolean
  save(call: Call, intent: Kind): void
  /** Money is set aside, or the card is kept. */
  succeed(call: Call, intent: Kind, paymentMethod: PaymentMethod): Kind
  fail(call: Call, intent: Kind, error: LastError): Kind
  failedEvent: string
  actionEvent: string
  authenticationFailure: string
}

const confirmable = ['requires_payment_method', 'requires_confirmation', 'requires_action']

/** Confirms with the card that is sent along, or with the one that the intent already has. */
export function confirm<Kind extends Intent>(call: Call, intent: Kind, how: Confirmable<Kind>): Kind {
  if (!confirmable.includes(intent.status)) throw unexpectedState(intent, 'confirm')
  const paymentMethod = chosenCard(call, intent)
  const card = cardOnFile(call.world, paymentMethod.id)
  const ready = { ...intent, payment_method: paymentMethod.id, next_action: null }
  if (mustAuthenticate(card)) return askForAuthentication(call, ready, how)
  return settle(call, ready, how)
}

/** The shopper's answer to the challenge. */
export function authenticate<Kind extends Intent>(call: Call, intent: Kind, how: Confirmable<Kind>): Kind {
  if (intent.status !== 'requires_action') throw unexpectedState(intent, 'authenticate')
  const answered = { ...intent, next_action: null }
  if (text(call.params, 'outcome') !== 'complete') {
    return refuse(call, { ...answered, payment_method: null }, how, {
      type: 'invalid_request_error',
      code: how.authenticationFailure,
      message:
        'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
    })
  }
  keepCard(call.world, { ...cardOnFile(call.world, intent.payment_method!), authenticated: true })
  return settle(call, answered, how)
}

export function unexpectedState(
  intent: Intent,
  verb: string,
  why = `it has a status of ${intent.status}`,
): StripeError {
  const code = `${intent.object}_unexpected_state`
  const message = `You cannot ${verb} this ${intent.object} because ${why}.`
  return new StripeError(400, { type: 'invalid_request_error', code, message, [intent.object]: intent })
}

function chosenCard(call: Call, intent: Intent): PaymentMethod {
  const sent = group(call.params, 'payment_method_data')
  if (Object.keys(sent).length > 0) return createPaymentMethod({ ...call, params: sent })
  const id = text(call.params, 'payment_method') ?? intent.payment_method
  if (!id) throw unexpectedState(intent, 'confirm', `it's missing a payment method`)
  return usePaymentMethod(call, id)
}

function mustAuthenticate({ behaviour: { authenticates }, authenticated }: CardOnFile): boolean {
  return authenticates === 'always' || (authenticates === 'once' && !authenticated)
}

function askForAuthentication<Kind extends Intent>(call: Call, intent: Kind, how: Confirmable<Kind>): Kind {
  if (text(call.params, 'off_session') === 'true') {
    throw refusal(call, intent, how, {
      type: 'card_error',
      code: 'authentication_required',
      decline_code: 'authentication_required',
      message: 'Your card was declined. This transaction requires authentication.',
    })
  }
  const waiting: Kind = {
    ...intent,
    status: 'requires_action',
    next_action: {
      type: 'use_stripe_sdk',
      use_stripe_sdk: {
        type: 'three_d_secure_redirect',
        stripe_js: `${call.origin}/frame/challenge.html?intent=${intent.id}`,
        source: intent.payment_method!,
      },
    },
  }
  how.save(call, waiting)
  emit(call, how.actionEvent, waiting)
  return waiting
}

function settle<Kind extends Intent>(call: Call, intent: Kind, how: Confirmable<Kind>): Kind {
  const { behaviour } = cardOnFile(call.world, intent.payment_method!)
  const strikes = behaviour.declines && (how.charges || !behaviour.declinesOnlyCharges)
  if (strikes || call.world.settings.current.acquirer.declineAll) {
    const { code, declineCode, message } = behaviour.declines ?? genericDecline
    throw refusal(call, intent, how, { type: 'card_error', code, decline_code: declineCode, message })
  }
  const card = readPaymentMethod({ world: call.world, id: intent.payment_method! })
  const kept = how.keepsCard(intent) && intent.customer ? attach(call.world, card, intent.customer) : card
  const settled = how.succeed(call, intent, kept)
  how.save(call, settled)
  return settled
}

const genericDecline = { code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' }

function refuse<Kind extends Intent>(call: Call, intent: Kind, how: Confirmable<Kind>, error: LastError): Kind {
  const refused = how.fail(call, intent, error)
  how.save(call, refused)
  emit(call, how.failedEvent, refused)
  return refused
}

function refusal<Kind extends Intent>(call: Call, intent: Kind, how: Confirmable<Kind>, error: LastError): StripeError {
  const paymentMethod = readPaymentMethod({ world: call.world, id: intent.payment_method! })
  const refused = refuse(call, { ...intent, payment_method: null }, how, { ...error, payment_method: paymentMethod })
  const charge = refused.object === 'payment_intent' ? (refused.latest_charge ?? undefined) : undefined
  return new StripeError(402, {
    ...error,
    charge,
    payment_method: paymentMethod,
    [refused.object]: refused,
  } as StripeError['body'])
}
