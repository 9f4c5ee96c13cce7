import { letters, stripeId } from '../ids.ts'
import { allowedTypes, automaticMethods } from './allowed-types.ts'
import { type Call, metadataOf } from './call.ts'
import { authenticate, type Confirmable, confirm, unexpectedState } from './confirmation.ts'
import { readCustomer } from './customers.ts'
import { missing } from './errors.ts'
import { emit } from './events.ts'
import { text } from './form.ts'
import type { SetupIntent } from './objects.ts'

export function createSetupIntent(call: Call): SetupIntent {
  const { params, now, world } = call
  const customer = text(params, 'customer') ?? null
  if (customer) readCustomer({ world, id: customer })
  const types = allowedTypes(params)
  const id = stripeId('seti')
  const intent: SetupIntent = {
    id,
    object: 'setup_intent',
    automatic_payment_methods: automaticMethods(params),
    cancellation_reason: null,
    client_secret: `${id}_secret_${letters(25)}`,
    created: now,
    customer,
    description: text(params, 'description') ?? null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    metadata: metadataOf(params),
    next_action: null,
    payment_method: text(params, 'payment_method') ?? null,
    payment_method_types: types.length > 0 ? types : ['card'],
    status: text(params, 'payment_method') ? 'requires_confirmation' : 'requires_payment_method',
    usage: text(params, 'usage') ?? 'off_session',
  }
  save(call, intent)
  emit(call, 'setup_intent.created', intent)
  return text(params, 'confirm') === 'true' ? confirm(call, intent, keeping) : intent
}

export function readSetupIntent({ world, id }: Pick<Call, 'world' | 'id'>): SetupIntent {
  const intent = world.store.get<SetupIntent>('setup_intent', id)
  if (!intent) throw missing('setup_intent', id)
  return intent
}

export const confirmSetupIntent = (call: Call): SetupIntent => confirm(call, readSetupIntent(call), keeping)

export const authenticateSetupIntent = (call: Call): SetupIntent => authenticate(call, readSetupIntent(call), keeping)

export function cancelSetupIntent(call: Call): SetupIntent {
  const intent = readSetupIntent(call)
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpectedState(intent, 'cancel')
  const cancelled: SetupIntent = {
    ...intent,
    status: 'canceled',
    cancellation_reason: text(call.params, 'cancellation_reason') ?? null,
    next_action: null,
  }
  save(call, cancelled)
  emit(call, 'setup_intent.canceled', cancelled)
  return cancelled
}

function save({ world }: Call, intent: SetupIntent): void {
  world.store.put('setup_intent', intent.id, intent, intent.customer ?? '')
}

const keeping: Confirmable<SetupIntent> = {
  charges: false,
  keepsCard: () => true,
  save,
  succeed(call, intent) {
    const kept: SetupIntent = { ...intent, status: 'succeeded', last_setup_error: null }
    emit(call, 'setup_intent.succeeded', kept)
    return kept
  },
  fail: (_call, intent, error) => ({ ...intent, status: 'requires_payment_method', last_setup_error: error }),
  failedEvent: 'setup_intent.setup_failed',
  actionEvent: 'setup_intent.requires_action',
  authenticationFailure: 'setup_intent_authentication_failure',
}
