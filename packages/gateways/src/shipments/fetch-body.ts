import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { TimedOut } from '../webhooks/exchange.ts'

/** The answer was larger than it may be. */
export class TooLarge extends Error {
  constructor() {
    super('the answer is too large')
    this.name = 'TooLarge'
  }
}

/** What the other side answered with its body, which is read of a 200 only, or the fault that ended it. */
export type Fetched =
  | { status: number; headers: IncomingMessage['headers']; body: Buffer<ArrayBuffer> }
  | { fault: Error }

/**
 * Asks and reads the answer's body, up to so many bytes as it comes. One time counts for all of it, from the name's resolution
 * on; whatever the other side does or leaves undone, the promise settles by then and the socket is gone. It never rejects.
 */
export function fetchBody(
  request: ClientRequest,
  { timeoutMs, largestBytes }: { timeoutMs: number; largestBytes: number },
): Promise<Fetched> {
  const { promise, resolve } = Promise.withResolvers<Fetched>()
  const fail = (fault = new Error('closed without an answer')) => resolve({ fault })
  const timer = setTimeout(() => fail(new TimedOut()), timeoutMs)

  request.once('response', (response) => {
    const { statusCode: status = 0, headers } = response
    if (status !== 200) return resolve({ status, headers, body: Buffer.alloc(0) })
    if (Number(headers['content-length'] ?? 0) > largestBytes) return fail(new TooLarge())
    const chunks: Buffer[] = []
    let read = 0
    response.on('data', (chunk: Buffer) => {
      read += chunk.length
      if (read > largestBytes) fail(new TooLarge())
      else chunks.push(chunk)
    })
    response.once('end', () => resolve({ status, headers, body: Buffer.concat(chunks) }))
    response.once('error', fail)
    response.once('close', () => fail(new Error('closed in the middle of its answer')))
  })
  // To speak another protocol is no answer to what was asked; nobody reads that socket any more.
  request.once('upgrade', (response: IncomingMessage, socket: Socket) => {
    socket.destroy()
    resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.alloc(0) })
  })
  // Stays: destroying the socket may tell of a fault once more, and one that nobody hears ends the process.
  request.on('error', fail)
  request.once('close', () => fail())
  request.end()

  return promise.finally(() => {
    clearTimeout(timer)
    request.destroy()
  })
}
