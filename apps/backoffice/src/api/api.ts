import type { AppRouter } from '@cauce/rpc/router'
import type {
  AnyMutationProcedure,
  AnyQueryProcedure,
  inferProcedureInput,
  inferRouterInputs,
  inferRouterOutputs,
  inferTransformedProcedureOutput,
} from '@trpc/server'
import { act, ask } from './client.ts'

export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>

type Output<P extends AnyQueryProcedure | AnyMutationProcedure> = inferTransformedProcedureOutput<AppRouter, P>

type Query<P extends AnyQueryProcedure> = {
  /** Spread into the options of solid-query. */
  queryOptions(input: inferProcedureInput<P>): {
    queryKey: readonly [readonly string[], inferProcedureInput<P>]
    queryFn: (context: { signal: AbortSignal }) => Promise<Output<P>>
  }
  /** Asks once, outside the cache or as part of an infinite query. */
  ask(input: inferProcedureInput<P>, signal?: AbortSignal): Promise<Output<P>>
}

type Mutation<P extends AnyMutationProcedure> = {
  mutationOptions(): {
    mutationKey: readonly [readonly string[]]
    mutationFn: (input: inferProcedureInput<P>) => Promise<Output<P>>
  }
  act(input: inferProcedureInput<P>): Promise<Output<P>>
}

/** `key()` is what the keys of all queries under a name begin with, for invalidation. */
type Api<Routes> = { key(): readonly [readonly string[]] } & {
  [Name in keyof Routes]: Routes[Name] extends AnyQueryProcedure
    ? Query<Routes[Name]> & { key(): readonly [readonly string[]] }
    : Routes[Name] extends AnyMutationProcedure
      ? Mutation<Routes[Name]>
      : Api<Routes[Name]>
}

function at(path: readonly string[]): unknown {
  const name = path.join('.')
  const deeds: Record<string, (input?: unknown, signal?: AbortSignal) => unknown> = {
    key: () => [path],
    ask: (input, signal) => ask(name, input, signal),
    act: (input) => act(name, input),
    queryOptions: (input) => ({
      queryKey: [path, input],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(name, input, signal),
    }),
    mutationOptions: () => ({ mutationKey: [path], mutationFn: (input: unknown) => act(name, input) }),
  }
  return new Proxy({}, { get: (_, next: string) => deeds[next] ?? at([...path, next]) })
}

/** Every procedure of the API as options for solid-query: `useQuery(() => api.financings.get.queryOptions({ id }))`. */
export const api = at([]) as Api<AppRouter['_def']['record']>
