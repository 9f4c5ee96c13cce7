import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'

/** Serves an app; rejects when the port is taken. */
export async function listen(app: Hono<{ Bindings: HttpBindings }>, port: number, hostname = '127.0.0.1') {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  server.listen(port, hostname)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
