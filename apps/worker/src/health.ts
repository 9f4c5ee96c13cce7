import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A part that must work: answers nothing when it does, else the reason in a few words. */
export type Check = () => Promise<string | undefined>

const answerWithinMs = 3_000

/**
 * Serves /health/live (the process answers) and /health/ready (each part works), as JSON with a reason for each part
 * that does not. Gives the port it listens on and how to stop it.
 */
export async function serveHealth(at: { port: number; host?: string | undefined }, checks: Record<string, Check>) {
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
async function answer(request: IncomingMessage, response: ServerResponse, checks: Record<string, Check>) {
  const path = request.url?.split('?')[0]
  if (path !== '/health/live' && path !== '/health/ready') {
    response.writeHead(404).end()
    return
  }
  const parts = path === '/health/ready' ? await outcomes(checks) : {}
  const isWell = Object.values(parts).every((part) => part === 'ok')
  response.writeHead(isWell ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify({ status: isWell ? 'ok' : 'not-ready', parts }))
}

async function outcomes(checks: Record<string, Check>): Promise<Record<string, string>> {
  const entries = Object.entries(checks).map(async ([part, check]) => {
    const late = new Promise<string>((resolve) => setTimeout(resolve, answerWithinMs, 'does not answer').unref())
    const fault = await Promise.race([check(), late]).catch((error: Error) => error.message)
    return [part, fault ?? 'ok'] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}
