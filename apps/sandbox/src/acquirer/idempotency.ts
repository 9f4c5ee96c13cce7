import { createHash } from 'node:crypto'
import type { Store } from '../store.ts'
import { StripeError } from './errors.ts'

export type Answer = { status: number; body: object }
type Remembered = Answer & { params: string; at: number }

/** Keys are forgotten after a day, as at Stripe. Milliseconds. */
const rememberedForMs = 24 * 3_600_000

/**
 * The answer given to this key before, if it still is remembered. Throws Stripe's `idempotency_error` when the same
 * key comes with another path or other parameters.
 */
export function recall(store: Store, key: string, request: string, nowMs: number): Answer | undefined {
  const known = store.get<Remembered>('idempotency', key)
  if (!known || nowMs - known.at >= rememberedForMs) return undefined
  if (known.params !== fingerprint(request)) {
    throw new StripeError(400, {
      type: 'idempotency_error',
      message:
        'Keys for idempotent requests can only be used with the same parameters they were first used with. ' +
        `Try using a key other than '${key}' if you meant to execute a different request.`,
    })
  }
  return { status: known.status, body: known.body }
}

/** Keeps what was answered, refusals included; a request that failed validation is not kept, as at Stripe. */
export function remember(store: Store, key: string, request: string, { status, body }: Answer, nowMs: number): void {
  if (status === 400 || status === 404) return
  store.put('idempotency', key, { status, body, params: fingerprint(request), at: nowMs } satisfies Remembered)
}

const fingerprint = (request: string): string => createHash('sha256').update(request).digest('base64')
