import type { Call } from './call.ts'
import { StripeError } from './errors.ts'
import { type Form, text } from './form.ts'

/** Which kind of key came along, as bearer, as Basic user name or, from a browser, as the parameter `key`. */
export function bearerOf(header: string | undefined, params: Form, secretKey: string, browser: boolean): Call['key'] {
  const [scheme = '', credentials = ''] = (header ?? '').split(' ')
  const given = scheme === 'Basic' ? Buffer.from(credentials, 'base64').toString().split(':')[0] : credentials
  const key = given || text(params, 'key')
  if (key === secretKey) return 'secret'
  if (key?.startsWith('pk_')) {
    if (browser) return 'publishable'
    throw unauthorised(403, 'This API call cannot be made with a publishable API key.', 'secret_key_required')
  }
  throw unauthorised(401, key ? 'Invalid API Key provided.' : 'You did not provide an API key.')
}

/** A browser may see and confirm one intent only: the one whose client secret it holds. */
export function requireClientSecret({ world, params, id }: Call): void {
  const kind = id.startsWith('seti_') ? 'setup_intent' : 'payment_intent'
  const intent = world.store.get<{ client_secret: string }>(kind, id)
  if (intent && intent.client_secret === text(params, 'client_secret')) return
  throw new StripeError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    param: 'intent',
    message: `No such ${kind}: '${id}'`,
  })
}

const hiddenFromBrowsers = new Set(['customer', 'metadata', 'latest_charge', 'charge', 'fingerprint', 'iin'])

/** An object without what only the merchant's server may know. */
export function forBrowser<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(forBrowser) as Value
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name]) => !hiddenFromBrowsers.has(name))
  return Object.fromEntries(kept.map(([name, child]) => [name, forBrowser(child)])) as Value
}

const unauthorised = (status: number, message: string, code?: string): StripeError =>
  new StripeError(status, { type: 'invalid_request_error', message, code })
