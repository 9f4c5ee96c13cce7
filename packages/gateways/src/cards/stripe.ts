import type { CardGateway, CardIntent, IntentRequest, OpenedIntent } from '@cauce/domain/payments/card-gateway'
import Stripe from 'stripe'
import { confirmCharge, openCharge } from './stripe-charges.ts'
import { orCardGatewayError, saysUnexpectedState } from './stripe-errors.ts'
import { expandedCharge, expandedKeep, fromPaymentIntent, fromSetupIntent, isSetupIntent } from './stripe-intents.ts'
import { createRefund, readRefund } from './stripe-refunds.ts'

export type StripeCardGatewayOptions = {
  secretKey: string
  /** Base address of the API, such as `https://api.stripe.com`. */
  apiUrl: string
  /** After so long an answer counts as lost. */
  timeoutMs?: number
}

const defaultTimeoutMs = 20_000

/**
 * Stripe as card acquirer. It never retries by itself, since the caller's process does, and every writing call carries
 * a key made of our id and the verb. Stripe is told ids only: nothing of the shopper leaves by this way.
 */
export function createStripeCardGateway(options: StripeCardGatewayOptions): CardGateway {
  const stripe = stripeClient(options)

  const readIntent = (intentId: string): Promise<CardIntent> =>
    orCardGatewayError(async () =>
      isSetupIntent(intentId)
        ? fromSetupIntent(await stripe.setupIntents.retrieve(intentId, expandedKeep))
        : fromPaymentIntent(await stripe.paymentIntents.retrieve(intentId, expandedCharge)),
    )

  /** An intent that is past the asked move may have made it under a key since forgotten: its state decides. */
  const moved = async (intentId: string, move: () => Promise<CardIntent>, accepts: (intent: CardIntent) => boolean) => {
    try {
      return await orCardGatewayError(move)
    } catch (error) {
      if (!saysUnexpectedState(error)) throw error
      const intent = await readIntent(intentId)
      if (!accepts(intent)) throw error
      return intent
    }
  }

  return {
    openIntent: (request) => orCardGatewayError(() => openIntent(stripe, request)),
    readIntent,
    capture: (intentId, attemptId) =>
      moved(intentId, () => captureIntent(stripe, intentId, `${attemptId}:capture`), isOneOf('captured')),
    cancel: (intentId, attemptId) =>
      moved(
        intentId,
        () => cancelIntent(stripe, intentId, `${attemptId}:cancel`),
        isOneOf('cancelled', 'captured', 'kept'),
      ),
    openCharge: (charge) => orCardGatewayError(() => openCharge(stripe, charge)),
    confirmCharge: (intentId, chargeId) =>
      moved(intentId, () => confirmCharge(stripe, intentId, chargeId), wasConfirmed),
    refund: (request) => orCardGatewayError(() => createRefund(stripe, request)),
    readRefund: (providerId) => orCardGatewayError(() => readRefund(stripe, providerId)),
    forget: (paymentMethodId, attemptId) =>
      orCardGatewayError(() => detach(stripe, paymentMethodId, `${attemptId}:forget:${paymentMethodId}`)),
  }
}

const isOneOf =
  (...statuses: CardIntent['status'][]) =>
  ({ status }: CardIntent): boolean =>
    statuses.includes(status)

const wasConfirmed = ({ status, declineCode }: CardIntent): boolean => status !== 'open' || declineCode !== undefined

async function openIntent(stripe: Stripe, request: IntentRequest): Promise<OpenedIntent> {
  const metadata = { financing: request.financingId, attempt: request.attemptId }
  const key = (verb: string) => ({ idempotencyKey: `${request.attemptId}:${verb}` })
  const customer = await stripe.customers.create({ metadata: { financing: request.financingId } }, key('customer'))
  const common = {
    customer: customer.id,
    metadata,
    description: request.reference,
    allowed_payment_method_types: ['card'],
  } satisfies Stripe.SetupIntentCreateParams & Stripe.PaymentIntentUpdateParams
  const intent =
    request.kind === 'keep'
      ? await stripe.setupIntents.create({ ...common, usage: 'off_session' }, key('intent'))
      : await stripe.paymentIntents.create(
          {
            ...common,
            amount: request.amountCents,
            currency: request.currency.toLowerCase(),
            capture_method: 'manual',
            setup_future_usage: 'off_session',
          },
          key('intent'),
        )
  return { intentId: intent.id, clientSecret: intent.client_secret! }
}

async function captureIntent(stripe: Stripe, intentId: string, idempotencyKey: string): Promise<CardIntent> {
  return fromPaymentIntent(await stripe.paymentIntents.capture(intentId, expandedCharge, { idempotencyKey }))
}

async function cancelIntent(stripe: Stripe, intentId: string, idempotencyKey: string): Promise<CardIntent> {
  return isSetupIntent(intentId)
    ? fromSetupIntent(await stripe.setupIntents.cancel(intentId, expandedKeep, { idempotencyKey }))
    : fromPaymentIntent(await stripe.paymentIntents.cancel(intentId, expandedCharge, { idempotencyKey }))
}

/** Stripe refuses to detach a card that belongs to nobody, without a code that says so: then the card is asked. */
async function detach(stripe: Stripe, paymentMethodId: string, idempotencyKey: string): Promise<void> {
  try {
    await stripe.paymentMethods.detach(paymentMethodId, {}, { idempotencyKey })
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
    const { customer } = await stripe.paymentMethods.retrieve(paymentMethodId)
    if (customer !== null) throw error
  }
}

function stripeClient({ secretKey, apiUrl, timeoutMs = defaultTimeoutMs }: StripeCardGatewayOptions): Stripe {
  const { protocol, hostname, port } = new URL(apiUrl)
  return new Stripe(secretKey, {
    protocol: protocol === 'http:' ? 'http' : 'https',
    host: hostname,
    port: port || (protocol === 'http:' ? 80 : 443),
    timeout: timeoutMs,
    maxNetworkRetries: 0,
    telemetry: false,
  })
}
