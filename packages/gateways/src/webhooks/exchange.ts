import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** How an exchange went: what the other side answered, or the fault that ended it before there was a status. */
export type Exchange = { status: number } | { fault: Error }

/** Nothing ended the exchange in time. */
export class TimedOut extends Error {
  constructor() {
    super('no answer in time')
    this.name = 'TimedOut'
  }
}

/** The answer's body says nothing to us; so much of it is read to let the other side finish. */
const answerLimitBytes = 64 * 1024

/**
 * Sends the body and waits for the answer's status, and for its body as long as that is short and comes in time. One time
 * counts for all of it, from the name's resolution on; whatever the other side does or leaves undone, the promise settles
 * by then and the socket is gone. It never rejects.
 */
export function exchange(request: ClientRequest, body: string, timeoutMs: number): Promise<Exchange> {
  const { promise, resolve } = Promise.withResolvers<Exchange>()
  let status: number | undefined
  const end = (fault = new Error('closed without an answer')) => resolve(status === undefined ? { fault } : { status })
  const timer = setTimeout(() => end(new TimedOut()), timeoutMs)

  request.once('response', (response: IncomingMessage) => {
    status = response.statusCode ?? 0
    let read = 0
    response.on('data', (chunk: Buffer) => {
      read += chunk.length
      if (read > answerLimitBytes) end()
    })
    response.once('error', end)
    response.once('close', () => end())
  })
  // To speak another protocol is no answer to what was asked; nobody reads that socket any more.
  request.once('upgrade', (response: IncomingMessage, socket: Socket) => {
    socket.destroy()
    status = response.statusCode ?? 0
    end()
  })
  // Stays: destroying the socket may tell of a fault once more, and one that nobody hears ends the process.
  request.on('error', end)
  request.once('close', () => end())
  request.end(body)

  return promise.finally(() => {
    clearTimeout(timer)
    request.destroy()
  })
}
