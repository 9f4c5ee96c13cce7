import type { CheckoutRouter } from '@cauce/rpc/checkout-router'
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client'
import type { inferRouterOutputs } from '@trpc/server'

type Answers = inferRouterOutputs<CheckoutRouter>
type Outputs = Answers['checkout']
/** What a link leads to. */
export type OpenedLink = Outputs['open']
export type BegunPayment = Outputs['begin']
/** What a link to an order shows. */
export type OpenedOrder = Answers['order']['open']
/** A changed cart that waits for the shopper. */
export type WaitingCart = NonNullable<Answers['order']['waitingCart']>

/** Nobody looks at a page for longer than this without pressing something again. */
const answerWithinMs = 20_000

/** Everything is posted: a token in an address would end in a log. */
const client = createTRPCClient<CheckoutRouter>({
  links: [
    httpLink({
      url: '/trpc',
      methodOverride: 'POST',
      headers: ({ op }) => ({ 'idempotency-key': op.context.idempotencyKey as string | undefined }),
      fetch: (url, options) =>
        fetch(url, { ...(options as RequestInit), credentials: 'omit', signal: AbortSignal.timeout(answerWithinMs) }),
    }),
  ],
})
export const service = client.checkout
export const orderService = client.order

/** The code of a refusal; `unreachable` when no answer of ours came at all. */
export function refusalCode(error: unknown): string {
  if (!(error instanceof TRPCClientError)) return 'internal'
  const data: { code?: string } | undefined = error.data
  return data?.code ?? 'unreachable'
}
