import type { AppRouter } from '@cauce/rpc/router'
import {
  createTRPCClient,
  httpLink,
  httpSubscriptionLink,
  isTRPCClientError,
  retryLink,
  splitLink,
  type TRPCClient,
  type TRPCLink,
} from '@trpc/client'
import { EventSource } from 'eventsource'
import { isWithoutOutcome } from './failure.ts'

export type CauceClient = TRPCClient<AppRouter>

export type CauceClientOptions = {
  /** The back office's origin, such as `https://office.example.com`. */
  address: string
  /** An API key, `cauce_key_…`. */
  key: string
  /** How often a call is tried again while no answer comes or Cauce is busy; 3 where absent. */
  retries?: number
}

/**
 * A typed client of Cauce's API. Questions are posted, so that what is asked stands in no address. Each action carries
 * an idempotency key, the one given in the call's `context` (`{ context: { idempotencyKey } }`) or one made for it, so
 * that trying again, which the client does by itself, never acts twice. What goes wrong is told by `failureOf`.
 */
export function createCauceClient({ address, key, retries = 3 }: CauceClientOptions): CauceClient {
  const url = new URL('/trpc', address).href
  const authorization = `Bearer ${key}`
  return createTRPCClient<AppRouter>({
    links: [
      keyedActions,
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({
          url,
          EventSource,
          eventSourceOptions: () => ({
            fetch: (input, init) => fetch(input, { ...init, headers: { ...init.headers, authorization } }),
          }),
        }),
        false: [
          retryLink({
            retry: ({ attempts, error }) => attempts <= retries && isTRPCClientError(error) && isWithoutOutcome(error),
            retryDelayMs: (attempt) => Math.min(250 * 2 ** attempt, 4_000),
          }),
          httpLink({
            url,
            methodOverride: 'POST',
            headers: ({ op }) => ({
              authorization,
              ...(op.type === 'mutation' && { 'idempotency-key': String(op.context.idempotencyKey) }),
            }),
          }),
        ],
      }),
    ],
  })
}

/** Before any retry, so that all tries of one action bear one key. */
const keyedActions: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) => {
    if (op.type === 'mutation') op.context.idempotencyKey ??= crypto.randomUUID()
    return next(op)
  }
