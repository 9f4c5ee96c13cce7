import type { Actor } from '@cauce/domain/access/scope'
import { derivedKeys } from '@cauce/operations/access/derived-keys'
import { appRouter } from '@cauce/rpc/router'
import type { Context, Hono } from 'hono'
import { signInWith } from './access/auth.ts'
import { type Session, sessionReader, sessionSeconds, sessionStands } from './access/read-session.ts'
import { accessRoutes } from './access/routes.ts'
import { sessionCookie } from './access/session-cookie.ts'
import { signInLimits } from './access/sign-in-limits.ts'
import type { Parts } from './api.ts'
import { exportRoutes } from './exports.ts'
import { databaseChecks, readiness, scopeChecks } from './health.ts'
import { refusal } from './http/answers.ts'
import type { AppEnv } from './http/app-env.ts'
import { type Caller, caller } from './http/caller.ts'
import { bodyUpTo, jsonOnly, sameOrigin } from './http/gates.ts'
import { originApp } from './http/origin-app.ts'
import { procedureRoutes } from './http/trpc.ts'
import { inlineScriptHashes, servePages } from './pages/static-pages.ts'
import { webhooks } from './webhooks.ts'

const bodyBytes = 256 * 1024

/** The back office's origin: its pages, sessions, all procedures, health, and what vendors tell us. */
export function backOfficeApp(parts: Parts): Hono<AppEnv> {
  const { database, owner, perform, changes, cards, log, settings } = parts
  const { backOfficeOrigin: origin, secretKey, trustedProxies, processesUrl } = settings
  const keys = derivedKeys(secretKey)
  const demoAllowed = !settings.production
  const cookie = sessionCookie(origin, keys.session)
  const readSession = sessionReader(owner, demoAllowed)
  const callerOf = (c: Context<AppEnv>) => caller(c, trustedProxies)

  async function sessionOf(c: Context<AppEnv>) {
    const token = cookie.tokenIn(c.req.header('cookie'))
    return token === undefined ? undefined : readSession(token)
  }
  const actorBehind = (session: Session | undefined, from: Caller): Actor | undefined =>
    session && { userId: session.userId, role: session.role, rights: session.rights, scope: session.scope, sessionId: session.id, ...from }

  async function context(c: Context<AppEnv>, answerHeaders: Headers) {
    const from = callerOf(c)
    const session = await sessionOf(c)
    if (session?.prolonged) answerHeaders.append('set-cookie', cookie.holding(session.token, sessionSeconds))
    return {
      perform,
      cards,
      actor: actorBehind(session, from),
      ...from,
      idempotencyKey: c.req.header('idempotency-key'),
      backOffice: {
        processesUrl,
        checkoutOrigin: settings.checkoutOrigin,
        changes,
        sessionStands: async () => session !== undefined && sessionStands(owner, session.id),
      },
    }
  }

  const app = originApp(log, { origin, inlineScripts: inlineScriptHashes(settings.pages.backOffice) })
  app.get('/health/live', (c) => c.json({ status: 'up' }))
  app.get('/health/ready', async (c) => {
    const health = await readiness({ ...databaseChecks(owner), ...scopeChecks(database), ...parts.checks })
    return c.json(health, health.status === 'up' ? 200 : 503)
  })
  app.route(
    '/webhooks',
    webhooks({
      perform,
      stripeSecret: settings.stripeWebhookSecret,
      twilioAuthToken: settings.twilioAuthToken,
      origin,
    }),
  )
  app.use(sameOrigin(origin))
  app.use('/auth/*', jsonOnly, bodyUpTo(16 * 1024))
  app.route(
    '/auth',
    accessRoutes({
      owner,
      signIn: signInWith({ owner, origin, secret: keys.session, demoAllowed }),
      limits: signInLimits(owner, keys.attempts),
      readSession,
      cookie,
      caller: callerOf,
    }),
  )
  app.route('/trpc', procedureRoutes({ router: appRouter, context, bodyBytes, log }))
  app.use('/exports/*', jsonOnly, bodyUpTo(bodyBytes))
  app.route(
    '/exports',
    exportRoutes({ perform, log, actorOf: async (c) => actorBehind(await sessionOf(c), callerOf(c)) }),
  )
  for (const path of ['/trpc', '/auth', '/exports', '/webhooks', '/health'])
    app.all(`${path}/*`, (c) => refusal(c, 404, { code: 'not-found' }))
  servePages(app, settings.pages.backOffice, log)
  return app
}
