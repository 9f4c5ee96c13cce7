import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { builtFile, immutable } from '../built-files.ts'
import type { World } from '../world.ts'
import { readCharge } from './charges.ts'
import { createCustomer, readCustomer } from './customers.ts'
import { endpoint } from './endpoint.ts'
import * as intents from './payment-intents.ts'
import * as methods from './payment-methods.ts'
import type { RefundSettlement } from './refund-settlement.ts'
import { createRefund, listRefunds, readRefund } from './refunds.ts'
import * as setups from './setup-intents.ts'

/** The card acquirer: Stripe's API under `/v1`, its script at `/v3/stripe.js`, and the frames that hold the card. */
export function acquirerApp(world: World, settlement: RefundSettlement) {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const server = (act: Parameters<typeof endpoint>[1]['act']) => endpoint(world, { act })
  const browser = (act: Parameters<typeof endpoint>[1]['act']) => endpoint(world, { act, open: 'browser' })

  app.get('/health/live', (c) => c.json({ status: 'live' }))
  app.use(
    '/v1/*',
    cors({ origin: '*', allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Stripe-Version'] }),
  )

  app.post('/v1/customers', server(createCustomer))
  app.get('/v1/customers/:id', server(readCustomer))
  app.get('/v1/payment_methods', server(methods.listPaymentMethods))
  app.post('/v1/payment_methods', server(methods.createPaymentMethod))
  app.get('/v1/payment_methods/:id', server(methods.readPaymentMethod))
  app.post('/v1/payment_methods/:id/attach', server(methods.attachPaymentMethod))
  app.post('/v1/payment_methods/:id/detach', server(methods.detachPaymentMethod))

  app.post('/v1/payment_intents', server(intents.createPaymentIntent))
  app.get('/v1/payment_intents', server(intents.listPaymentIntents))
  app.get('/v1/payment_intents/:id', browser(intents.retrievePaymentIntent))
  app.post('/v1/payment_intents/:id/confirm', browser(intents.confirmPaymentIntent))
  app.post('/v1/payment_intents/:id/capture', server(intents.capturePaymentIntent))
  app.post('/v1/payment_intents/:id/cancel', server(intents.cancelPaymentIntent))

  app.post('/v1/setup_intents', server(setups.createSetupIntent))
  app.get('/v1/setup_intents/:id', browser(setups.readSetupIntent))
  app.post('/v1/setup_intents/:id/confirm', browser(setups.confirmSetupIntent))
  app.post('/v1/setup_intents/:id/cancel', server(setups.cancelSetupIntent))

  app.get('/v1/refunds', server(listRefunds))
  app.post(
    '/v1/refunds',
    server((call) => settlement.settleLater(createRefund(call))),
  )
  app.get('/v1/refunds/:id', server(readRefund))
  app.get('/v1/charges/:id', server(readCharge))
  app.all('/v1/*', (c) =>
    c.json(
      {
        error: {
          type: 'invalid_request_error',
          message: `Unrecognized request URL (${c.req.method}: ${c.req.path}).`,
        },
      },
      404,
    ),
  )

  app.post('/frame/payment_intents/:id/authenticate', browser(intents.authenticatePaymentIntent))
  app.post('/frame/setup_intents/:id/authenticate', browser(setups.authenticateSetupIntent))
  app.get('/v3/stripe.js', builtFile('stripe.js', { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache' }))
  app.get('/v3/', builtFile('stripe.js', { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache' }))
  app.get('/frame/card.html', builtFile('frame/card.html', framePolicy))
  app.get('/frame/challenge.html', builtFile('frame/challenge.html', framePolicy))
  app.get('/assets/*', immutable())
  return app
}

/** Any shop may embed the frames; they load nothing from elsewhere and call nobody but the acquirer. */
const framePolicy = {
  'Cache-Control': 'no-cache',
  'Content-Security-Policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors *; form-action 'none'",
  'Referrer-Policy': 'no-referrer',
}
