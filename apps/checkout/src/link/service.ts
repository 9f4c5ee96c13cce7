import type { CheckoutRouter } from '@cauce/rpc/checkout-router'
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<CheckoutRouter>['checkout']
/** What a link leads to. */
export type OpenedLink = Outputs['open']
export type BegunPayment = Outputs['begin']

/** Nobody looks at a page for longer than this without pressing something again. */
const answerWithinMs = 20_000

/** Everything is posted: a token in an address would end in a log. */
export const service = createTRPCClient<CheckoutRouter>({
  links: [
    httpLink({
      url: '/trpc',
      methodOverride: 'POST',
      fetch: (url, options) =>
        fetch(url, { ...(options as RequestInit), credentials: 'omit', signal: AbortSignal.timeout(answerWithinMs) }),
    }),
  ],
}).checkout

/** The code of a refusal; `unreachable` when no answer of ours came at all. */
export function refusalCode(error: unknown): string {
  if (!(error instanceof TRPCClientError)) return 'internal'
  const data: { code?: string } | undefined = error.data
  return data?.code ?? 'unreachable'
}
