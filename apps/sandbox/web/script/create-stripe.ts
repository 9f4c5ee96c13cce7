import { type ApiError, intentPath, type Outcome, type WireIntent } from '../frame/protocol.ts'
import { errorIn, frameLocale } from '../frame/words.ts'
import { challenge } from './challenge.ts'
import { createElements, type Elements, type ElementsOptions } from './elements.ts'

type ConfirmOptions = {
  elements?: Elements
  clientSecret?: string
  redirect?: 'if_required' | 'always'
  confirmParams?: { return_url?: string }
}

type Result = { paymentIntent?: WireIntent; setupIntent?: WireIntent; error?: ApiError }

/** The subset of Stripe.js that a checkout with the payment element needs, with Stripe's names and results. */
export function createStripe(key: string, origin: string) {
  if (!/^pk_/.test(key)) throw new Error('Stripe(): a publishable key is needed')
  let locale = frameLocale('auto')
  let scheme: 'light' | 'dark' = 'light'

  async function retrieve(clientSecret: string): Promise<Outcome> {
    try {
      const query = new URLSearchParams({ key, client_secret: clientSecret })
      const response = await fetch(`${origin}/v1/${intentPath(clientSecret)}?${query}`)
      const body = await response.json()
      return body.error ? { error: body.error } : { intent: body }
    } catch {
      return { error: { type: 'api_connection_error', code: 'connection_lost' } }
    }
  }

  /** Lets the shopper answer the bank where it asks, and reads how it ended. */
  async function throughChallenge(outcome: Outcome): Promise<Outcome> {
    if ('error' in outcome || outcome.intent.status !== 'requires_action') return outcome
    const clientSecret = outcome.intent.client_secret
    await challenge({ origin, key, clientSecret, locale, scheme })
    const answered = await retrieve(clientSecret)
    if ('error' in answered) return answered
    const failure = answered.intent.last_payment_error ?? answered.intent.last_setup_error
    if (answered.intent.status !== 'requires_payment_method' || !failure) return answered
    return { error: { ...failure, [answered.intent.object]: answered.intent } }
  }

  const resultOf = (outcome: Outcome): Result => {
    if ('error' in outcome) return { error: { ...outcome.error, message: errorIn(locale, outcome.error) } }
    const { intent } = outcome
    return intent.object === 'setup_intent' ? { setupIntent: intent } : { paymentIntent: intent }
  }

  async function confirm({ elements, clientSecret, redirect = 'always', confirmParams }: ConfirmOptions) {
    const secret = clientSecret ?? elements?.clientSecret
    if (!elements || !secret) throw new Error('confirm: elements with a client secret are needed')
    const outcome = await throughChallenge(await elements.confirm(key, secret))
    if (redirect === 'always' && 'intent' in outcome) goTo(confirmParams?.return_url, outcome.intent)
    return resultOf(outcome)
  }

  return {
    elements(options: ElementsOptions = {}) {
      locale = frameLocale(options.locale)
      const elements = createElements(origin, options, (shown) => {
        scheme = shown
      })
      return elements
    },
    confirmPayment: confirm,
    confirmSetup: confirm,
    handleNextAction: async ({ clientSecret }: { clientSecret: string }) =>
      resultOf(await throughChallenge(await retrieve(clientSecret))),
    retrievePaymentIntent: async (clientSecret: string) => resultOf(await retrieve(clientSecret)),
    retrieveSetupIntent: async (clientSecret: string) => resultOf(await retrieve(clientSecret)),
  }
}

function goTo(returnUrl: string | undefined, intent: WireIntent): void {
  if (!returnUrl) throw new Error('confirmParams.return_url is needed unless redirect is "if_required"')
  const url = new URL(returnUrl)
  url.searchParams.set(intent.object, intent.id)
  url.searchParams.set(`${intent.object}_client_secret`, intent.client_secret)
  url.searchParams.set('redirect_status', intent.status === 'requires_payment_method' ? 'failed' : 'succeeded')
  location.assign(url)
}
