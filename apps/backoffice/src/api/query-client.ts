import { MutationCache, QueryCache, QueryClient } from '@tanstack/solid-query'
import { failureOf, outcomeUnknown } from './failure.ts'

/** `onSignedOut` is called when an answer says that the session has ended. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (failureOf(error).code === 'not-signed-in') onSignedOut()
  }
  const retry = (failures: number, error: unknown) => failures < 2 && outcomeUnknown(error)
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // A browser's own word that it is offline holds nothing back: what fails says so, and can be asked for again.
      queries: { staleTime: 15_000, retry, networkMode: 'always' },
      mutations: { retry, networkMode: 'always' },
    },
  })
}
