import { checkoutRouter } from '@cauce/rpc/checkout-router'
import type { Context, Hono } from 'hono'
import type { Parts } from './api.ts'
import { refusal } from './http/answers.ts'
import type { AppEnv } from './http/app-env.ts'
import { caller } from './http/caller.ts'
import { sameOrigin } from './http/gates.ts'
import { originApp } from './http/origin-app.ts'
import { cardOrigins } from './http/security-headers.ts'
import { procedureRoutes } from './http/trpc.ts'
import { inlineScriptHashes, servePages } from './pages/static-pages.ts'

/** The shopper's origin: its page and the checkout's procedures, and no cookie in either direction. */
export function checkoutApp({ perform, cards, log, settings }: Parts): Hono<AppEnv> {
  const { checkoutOrigin: origin, cardScriptUrl, cardApiUrl, publishableKey, pages, trustedProxies } = settings
  const app = originApp(log, {
    origin,
    inlineScripts: inlineScriptHashes(pages.checkout),
    cards: cardOrigins(cardScriptUrl, cardApiUrl),
  })
  const context = async (c: Context<AppEnv>) => ({
    perform,
    cards,
    actor: undefined,
    ...caller(c, trustedProxies),
    idempotencyKey: c.req.header('idempotency-key'),
    publishableKey,
    cardScriptUrl,
  })
  app.use(sameOrigin(origin))
  app.route('/trpc', procedureRoutes({ router: checkoutRouter, context, bodyBytes: 32 * 1024, log }))
  app.all('/trpc/*', (c) => refusal(c, 404, { code: 'not-found' }))
  servePages(app, pages.checkout, log)
  return app
}
