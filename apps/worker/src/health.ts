import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Checks, live, readiness } from '@cauce/server/health'

/**
 * Serves /health/live and /health/ready, which asks the `checks`, as JSON. Gives the port it listens on and how to stop it.
 */
export async function serveHealth(at: { port: number; host?: string | undefined }, checks: Checks) {
  const server = createServer((request, response) => void answer(request, response, checks))
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(at, resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : at.port,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** It never rejects: a check that fails is a part that does not work. */
async function answer(request: IncomingMessage, response: ServerResponse, checks: Checks): Promise<void> {
  const path = request.url?.split('?')[0]
  if (path !== '/health/live' && path !== '/health/ready') {
    response.writeHead(404).end()
    return
  }
  const health = path === '/health/live' ? live : await readiness(checks)
  response.writeHead(health.status === 'up' ? 200 : 503, {
    ...{ 'content-type': 'application/json', 'cache-control': 'no-store' },
  })
  response.end(JSON.stringify(health))
}
