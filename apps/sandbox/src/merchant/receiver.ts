import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { Webhook } from 'standardwebhooks'
import type { SandboxSettings } from '../settings.ts'
import type { World } from '../world.ts'

/** What a merchant's own system got from the product, and what it answered. */
export type Received = {
  id: string
  path: string
  eventId: string
  timestamp: string
  signature: string
  type: string
  body: string
  answered: number
  receivedAt: string
}

/** `signed`: whether the secret that is set signed it; null where none is set. */
export type ReceivedShown = Received & { signed: boolean | null }

/** A merchant's own system: takes webhooks at `/webhooks/<anything>` and answers as the settings say. */
export function receiverApp({ store, settings }: World) {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.post('/*', async (c) => {
    const { answerStatus, answerDelayMs } = settings.current.webhooks
    const body = await c.req.text()
    const received: Received = {
      id: randomUUID(),
      path: c.req.path,
      eventId: c.req.header('webhook-id') ?? '',
      timestamp: c.req.header('webhook-timestamp') ?? '',
      signature: c.req.header('webhook-signature') ?? '',
      type: typeOf(body),
      body,
      answered: answerStatus,
      receivedAt: new Date().toISOString(),
    }
    store.put('webhook', received.id, received)
    if (answerDelayMs > 0) await sleep(answerDelayMs)
    return reply(c, answerStatus)
  })
  return app
}

export const shown = (received: Received, { secret }: SandboxSettings['webhooks']): ReceivedShown => ({
  ...received,
  signed: secret === '' ? null : isSigned(received, secret),
})

/** Signs anew and compares, so that it can be told of old ones too; a receiver uses `verify`, which refuses those. */
function isSigned({ eventId, timestamp, signature, body }: Received, secret: string): boolean {
  try {
    const expected = new Webhook(secret).sign(eventId, new Date(Number(timestamp) * 1000), body)
    return signature.split(' ').includes(expected)
  } catch {
    return false
  }
}

function reply(c: Context, status: number): Response {
  const isStatus = status >= 200 && status <= 599
  const location = status >= 300 && status < 400 ? { Location: c.req.url } : {}
  return new Response(null, { status: isStatus ? status : 500, headers: location })
}

function typeOf(body: string): string {
  try {
    const { type } = JSON.parse(body) as { type?: unknown }
    return typeof type === 'string' ? type : ''
  } catch {
    return ''
  }
}
