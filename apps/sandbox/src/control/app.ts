import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { builtFile, immutable } from '../built-files.ts'
import { receiverApp } from '../merchant/receiver.ts'
import type { TextDelivery } from '../phone/delivery.ts'
import { twilioApp } from '../phone/twilio.ts'
import type { World } from '../world.ts'
import { controlRoutes } from './routes.ts'

/** The page with phone and mailbox, the control API behind it, Twilio's API, and a merchant's own system. */
export function controlApp(world: World, delivery: TextDelivery) {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(bodyLimit({ maxSize: 1_000_000 }))
  app.get('/health/live', (c) => c.json({ status: 'live' }))
  app.route('/2010-04-01/Accounts', twilioApp(world, delivery))
  app.route('/webhooks', receiverApp(world))
  app.route('/control', controlRoutes(world))
  app.get('/', builtFile('index.html', pagePolicy))
  app.get('/assets/*', immutable())
  return app
}

/** Mail is shown inside a sandboxed frame of this page, so its images may come from anywhere, its scripts from nowhere. */
const pagePolicy = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src * data:; frame-src 'self'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
}
