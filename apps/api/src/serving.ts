import { once } from 'node:events'
import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import type { AppEnv } from './http/app-env.ts'

export type Serving = {
  port: number
  /**
   * Takes no more connections, lets answers under way finish for at most `drainMs`, then cuts what is left: live
   * streams at once, since pages open them anew elsewhere.
   */
  stop(drainMs: number): Promise<void>
}

/**
 * Listens on a port (0: any free one) of an address (of all where absent) with a handler of requests; fails when the
 * port is taken.
 */
export async function serve(app: Hono<AppEnv>, port: number, host?: string): Promise<Serving> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  // Longer than a proxy keeps an idle connection, so that it never sends a request into a closing one.
  server.keepAliveTimeout = 65_000
  server.requestTimeout = 30_000
  let underWay = 0
  server.on('request', (request, response) => {
    if (request.headers.accept === 'text/event-stream') return
    underWay++
    response.once('close', () => underWay--)
  })
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async stop(drainMs) {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const deadline = Date.now() + drainMs
      while (underWay > 0 && Date.now() < deadline) await sleep(20)
      server.closeAllConnections()
      await closed
    },
  }
}
