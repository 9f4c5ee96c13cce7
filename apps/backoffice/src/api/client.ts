import type { AppRouter } from '@cauce/rpc/router'
import { createTRPCClient, getUntypedClient, httpBatchLink, httpLink, splitLink } from '@trpc/client'
import { outcomeUnknown } from './failure.ts'
import { fetchWording } from './failure-text.ts'
import { createIntentions } from './intentions.ts'

const url = '/trpc'

const client = getUntypedClient(
  createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === 'mutation',
        true: httpLink({
          url,
          headers: ({ op }) => ({ 'idempotency-key': op.context.idempotencyKey as string | undefined }),
        }),
        false: httpBatchLink({ url, methodOverride: 'POST', maxItems: 10 }),
      }),
    ],
  }),
)

const intentions = createIntentions()

/** Asks. By POST, so that what is looked for stays out of access logs; up to ten in one request. */
export async function ask(path: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
  try {
    return await client.query(path, input, { signal })
  } catch (error) {
    if (!signal?.aborted) await fetchWording()
    throw error
  }
}

/** Acts, alone in its request and under the key of the user's intention. */
export async function act(path: string, input: unknown): Promise<unknown> {
  const idempotencyKey = intentions.keyFor(path, input)
  try {
    const answer = await client.mutation(path, input, { context: { idempotencyKey } })
    intentions.settle(path, input)
    return answer
  } catch (error) {
    if (!outcomeUnknown(error)) intentions.settle(path, input)
    await fetchWording()
    throw error
  }
}
