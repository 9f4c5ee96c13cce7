import { useInfiniteQuery as infiniteQuery, useQuery as query } from '@tanstack/solid-query'
import { createMemo, createRoot, onCleanup } from 'solid-js'

/**
 * The library's query, whose `data` never makes a Suspense above it wait. The library's own does so also where there
 * is something to show already: what is asked anew takes the whole page out of the document for a moment, and with it
 * the focus and what is being typed. Here `data` is undefined until there is some, and the page says what stands there.
 */
export const useQuery = ((...asked: Parameters<typeof query>) => unsuspended(query(...asked))) as typeof query

/** As `useQuery`, for what is fetched in pages. */
export const useInfiniteQuery = ((...asked: Parameters<typeof infiniteQuery>) =>
  unsuspended(infiniteQuery(...asked))) as typeof infiniteQuery

function unsuspended<Result extends { data: unknown }>(result: Result): Result {
  const data = withoutSuspense(() => result.data)
  return new Proxy(result, { get: (target, name) => (name === 'data' ? data() : Reflect.get(target, name)) })
}

/** A memo that stands under no Suspense, as under no other context. */
function withoutSuspense<Value>(read: () => Value): () => Value {
  const [value, dispose] = createRoot((dispose) => [createMemo(read), dispose] as const, null)
  onCleanup(dispose)
  return value
}
