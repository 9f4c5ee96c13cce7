import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { bankApp } from '../bank/app.ts'
import { builtFile, immutable } from '../built-files.ts'
import { receiverApp } from '../merchant/receiver.ts'
import { shopApp } from '../merchant/shop.ts'
import type { TextDelivery } from '../phone/delivery.ts'
import { twilioApp } from '../phone/twilio.ts'
import type { World } from '../world.ts'
import { controlRoutes } from './routes.ts'

/** The page with phone and mailbox, the control API behind it, Twilio's API, the bank, and a merchant's own system. */
export function controlApp(world: World, delivery: TextDelivery) {
  const app = new Hono<{ Bindings: HttpBindings }>()
  // Before the bound of the others: a day's payments are a larger file.
  app.route('/bank', bankApp(world))
  app.use(bodyLimit({ maxSize: 1_000_000 }))
  app.get('/health/live', (c) => c.json({ status: 'live' }))
  app.route('/2010-04-01/Accounts', twilioApp(world, delivery))
  app.route('/webhooks', receiverApp(world))
  app.route('/shop', shopApp(world))
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
