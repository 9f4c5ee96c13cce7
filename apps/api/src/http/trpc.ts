import { errorForLog } from '@cauce/operations/error-for-log'
import type { Context as ProcedureContext } from '@cauce/rpc/trpc'
import type { AnyRouter } from '@trpc/server'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { type Context, Hono } from 'hono'
import type { Logger } from 'pino'
import { refusal } from './answers.ts'
import type { AppEnv } from './app-env.ts'
import { bodyUpTo, jsonOnly } from './gates.ts'

export type ProcedureRoutes<Router extends AnyRouter> = {
  router: Router
  context(c: Context<AppEnv>, answerHeaders: Headers): Promise<ProcedureContext>
  bodyBytes: number
  log: Logger
}

/** So many questions may share one request. */
export const batchAtMost = 10

/** A call without an input may say nothing of its body's type; tRPC wants it said. */
function typed(request: Request): Request {
  if (request.method !== 'POST' || request.headers.has('content-type')) return request
  const headers = new Headers(request.headers)
  headers.set('content-type', 'application/json')
  return new Request(request.url, { method: 'POST', headers, signal: request.signal })
}

type Kind = 'query' | 'mutation' | 'subscription'
type Declared = { _def: { type: Kind } }

/**
 * The procedures of a router under /trpc. Questions are posted, so that what is asked stands in no address; only a
 * subscription is a GET. An action is never one of several in a request, since one key belongs to one action.
 */
export function procedureRoutes<Router extends AnyRouter>(options: ProcedureRoutes<Router>): Hono<AppEnv> {
  const { router, context, bodyBytes, log } = options
  const procedures = router._def.procedures as Record<string, Declared>
  const kindOf = (name: string): Kind | undefined =>
    Object.hasOwn(procedures, name) ? procedures[name]?._def.type : undefined

  const app = new Hono<AppEnv>()
  app.use(jsonOnly, bodyUpTo(bodyBytes))
  app.use('/:names{.+}', async (c) => {
    const names = c.req.param('names').split(',')
    const kinds = names.map(kindOf)
    if (names.length > batchAtMost) return refusal(c, 400, { code: 'bad-input', details: { batchAtMost } })
    if (kinds.includes(undefined)) return refusal(c, 404, { code: 'not-found' })
    c.set('route', `/trpc/${names.join(',')}`)
    const reads = c.req.method === 'GET' && kinds.every((kind) => kind === 'subscription')
    const posts = c.req.method === 'POST' && !kinds.includes('subscription')
    if (!reads && !posts) {
      c.header('Allow', kinds.includes('subscription') ? 'GET' : 'POST')
      return refusal(c, 405, { code: 'bad-input' })
    }
    if (kinds.length > 1 && kinds.includes('mutation')) return refusal(c, 400, { code: 'bad-input' })
    const key = c.req.header('idempotency-key')
    if (key !== undefined && !/^[\x21-\x7e]{8,200}$/.test(key)) return refusal(c, 400, { code: 'bad-input' })

    return fetchRequestHandler({
      endpoint: '/trpc',
      req: typed(c.req.raw),
      router,
      allowMethodOverride: true,
      maxBatchSize: batchAtMost,
      createContext: async ({ resHeaders }) => (await context(c, resHeaders)) as never,
      onError: ({ error, path }) => {
        if (error.code !== 'INTERNAL_SERVER_ERROR') return
        log.error(
          { requestId: c.get('requestId'), procedure: path, error: errorForLog(error.cause) },
          'procedure failed',
        )
      },
    })
  })
  return app
}
