type StripeErrorType = 'invalid_request_error' | 'card_error' | 'api_error' | 'idempotency_error'

/** Everything Stripe may put into the `error` of an answer. */
export type StripeErrorBody = {
  type: StripeErrorType
  message: string
  code?: string
  decline_code?: string
  param?: string
  charge?: string
  payment_intent?: object
  setup_intent?: object
  payment_method?: object
}

/** A refusal with its HTTP status. What was written before it stays written, as at Stripe. */
export class StripeError extends Error {
  readonly status: number
  readonly body: StripeErrorBody
  constructor(status: number, body: StripeErrorBody) {
    super(body.message)
    this.status = status
    this.body = body
  }
}

export const invalid = (message: string, param?: string, code?: string): StripeError =>
  new StripeError(400, { type: 'invalid_request_error', message, param, code })

export const missing = (what: string, id: string): StripeError =>
  new StripeError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    param: 'id',
    message: `No such ${what}: '${id}'`,
  })
