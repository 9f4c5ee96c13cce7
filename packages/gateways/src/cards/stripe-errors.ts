import { CardGatewayError } from '@cauce/domain/payments/card-gateway'
import Stripe from 'stripe'

/** Runs a call; whatever goes wrong leaves as `CardGatewayError`. */
export async function orCardGatewayError<Result>(call: () => Promise<Result>): Promise<Result> {
  try {
    return await call()
  } catch (error) {
    throw error instanceof CardGatewayError ? error : cardGatewayError(error)
  }
}

/**
 * Only an answer that says no is `refused`. Silence, a cut connection, 429, every 5xx and a key that is in use or was
 * used with other parameters leave open what happened: taking them for a refusal would charge twice. A secret that the
 * acquirer does not take says nothing of the card: it is ours to mend, and then to ask again.
 */
function cardGatewayError(error: unknown): CardGatewayError {
  if (!(error instanceof Stripe.errors.StripeError))
    return new CardGatewayError('unknown', 'no-answer', { cause: error })
  const status = error.statusCode ?? 0
  const keyInTheWay = error instanceof Stripe.errors.StripeIdempotencyError || status === 409
  const saidNo = status >= 400 && status < 500 && ![401, 403, 429].includes(status) && !keyInTheWay
  return new CardGatewayError(saidNo ? 'refused' : 'unknown', codeOf(error), { cause: error })
}

function codeOf(error: InstanceType<typeof Stripe.errors.StripeError>): string {
  if (error instanceof Stripe.errors.StripeConnectionError) return 'no-answer'
  return error.code ?? (error.rawType || error.type)
}

/** The intent was no longer where the move starts. */
export const saysUnexpectedState = (error: unknown): boolean =>
  error instanceof CardGatewayError && error.code.endsWith('_intent_unexpected_state')
