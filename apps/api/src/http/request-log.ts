import { randomUUID } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import type { AppEnv } from './app-env.ts'

const readyRoute = '/health/ready'

/** Pages and their files, of which there are many for each thing that somebody does. */
const pageRoutes = ['/*', '/assets/*']

/**
 * Gives each request an id and writes one line when it is answered. The route is its pattern, never the address as it
 * was asked for, since people paste tokens and names into addresses; neither bodies nor queries are written. That the
 * product is not ready is no fault as long as it has never been.
 */
export const requestLog = (log: Logger) => {
  let hasBeenReady = false
  const levelOf = (route: string, status: number) => {
    if (route === readyRoute) hasBeenReady ||= status === 200
    if (pageRoutes.includes(route) && status < 400) return 'debug'
    if (status < 500) return 'info'
    return route === readyRoute && !hasBeenReady ? 'info' : 'error'
  }
  return createMiddleware<AppEnv>(async (c, next) => {
    const startedAt = performance.now()
    const requestId = randomUUID()
    c.set('requestId', requestId)
    await next()
    // Not by `c.header`, which makes the answer anew, as a stream.
    c.res.headers.set('X-Request-Id', requestId)
    const route = c.get('route') ?? routePath(c)
    const ms = Math.round((performance.now() - startedAt) * 10) / 10
    const status = c.res.status
    log[levelOf(route, status)]({ method: c.req.method, route, status, ms, requestId }, 'request')
  })
}
