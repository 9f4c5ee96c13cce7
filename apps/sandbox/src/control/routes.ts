import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Charge } from '../acquirer/objects.ts'
import type { Hook } from '../hooks.ts'
import type { Mail } from '../mailbox/mails.ts'
import { type Received, shown } from '../merchant/receiver.ts'
import type { Text } from '../phone/texts.ts'
import type { World } from '../world.ts'
import { changeStream } from './changes.ts'
import { receiveText } from './inbound.ts'
import { intentSummaries } from './intents.ts'
import { foreignOrigin } from './origin.ts'

const shownAtOnce = 500

/**
 * What tests and the page steer the outside world with; JSON in and out.
 * `GET settings | messages?number= | mails | intents | charges?intent= | hooks | webhooks | changes (SSE)`,
 * `PATCH settings`, `PUT shipments/<shop>` (the file that its shop gives), `POST reset | calm | forget-idempotency-keys | inbound {from, body}`.
 */
export function controlRoutes(world: World) {
  const { store, settings, hooks } = world
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(foreignOrigin)
  // The sandbox is an allowed address of the product's webhooks and feeds: what they say is for the receiver only, and what
  // they read is the shop's.
  app.use((c, next) =>
    c.req.header('webhook-id') || c.req.header('user-agent')?.startsWith('Cauce-')
      ? Promise.resolve(c.json({ error: 'not for merchants' }, 403))
      : next(),
  )

  app.get('/settings', (c) => c.json(settings.current))
  app.patch('/settings', async (c) => {
    try {
      settings.patch(await c.req.json())
    } catch (error) {
      if (error instanceof TypeError || error instanceof SyntaxError) return c.json({ error: error.message }, 400)
      throw error
    }
    hooks.resume()
    return c.json(settings.current)
  })
  app.post('/calm', (c) => {
    settings.calm()
    hooks.resume()
    return c.json(settings.current)
  })
  app.post('/reset', (c) => {
    store.clear()
    settings.calm()
    return c.json(settings.current)
  })
  app.post('/forget-idempotency-keys', (c) => {
    store.clear('idempotency')
    return c.json({})
  })
  app.put('/shipments/:shop', async (c) => {
    store.put('shipments', c.req.param('shop'), { file: await c.req.text() })
    return c.json({})
  })
  app.post('/inbound', async (c) => receiveText(c, world))

  const latest = { limit: shownAtOnce, newestFirst: true }
  app.get('/messages', (c) => c.json(store.list<Text>('message', { ...latest, lookup: c.req.query('number') })))
  app.get('/mails', (c) => c.json(store.list<Mail>('mail', latest)))
  app.get('/charges', (c) => c.json(store.list<Charge>('charge', { ...latest, lookup: c.req.query('intent') })))
  app.get('/intents', (c) => c.json(intentSummaries(store, latest)))
  app.get('/hooks', (c) => c.json(store.list<Hook>('hook', latest)))
  app.get('/webhooks', (c) =>
    c.json(store.list<Received>('webhook', latest).map((received) => shown(received, settings.current.webhooks))),
  )
  app.get('/changes', (c) => changeStream(c, store))
  return app
}
