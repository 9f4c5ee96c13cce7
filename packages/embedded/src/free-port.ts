import { createServer } from 'node:net'

/** The first free TCP port from `wanted` upward on 127.0.0.1 and on every address; 0 takes any. Refuses after a hundred. */
export async function freePort(wanted = 0, taken: ReadonlySet<number> = new Set()): Promise<number> {
  if (wanted === 0) return (await listenOnce(0, '127.0.0.1')) ?? Promise.reject(new Error('no free port'))
  for (let port = wanted; port < wanted + 100; port++) {
    if (!taken.has(port) && (await listenOnce(port, '127.0.0.1')) && (await listenOnce(port))) return port
  }
  throw new Error(`no free port between ${wanted} and ${wanted + 99}`)
}

function listenOnce(port: number, host?: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}
