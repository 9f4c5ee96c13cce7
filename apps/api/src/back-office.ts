import { derivedKeys } from '@cauce/operations/access/derived-keys'
import { appRouter } from '@cauce/rpc/router'
import { databaseChecks, live, readiness, scopeChecks } from '@cauce/server/health'
import type { Context, Hono } from 'hono'
import { signInWith } from './access/auth.ts'
import { invitationLimit } from './access/invitation-limit.ts'
import { keyFailures } from './access/key-failures.ts'
import { keyNow, keyReader } from './access/read-key.ts'
import { actorOf, sessionNow, sessionReader, sessionSeconds } from './access/read-session.ts'
import { accessRoutes } from './access/routes.ts'
import { serviceKeys } from './access/service-keys.ts'
import { sessionCookie } from './access/session-cookie.ts'
import { signInLimits } from './access/sign-in-limits.ts'
import type { Parts } from './api.ts'
import { exportRoutes } from './exports.ts'
import { refusal } from './http/answers.ts'
import type { AppEnv } from './http/app-env.ts'
import { caller } from './http/caller.ts'
import { fileTurns } from './http/file-turns.ts'
import { bodyUpTo, jsonOnly, sameOrigin } from './http/gates.ts'
import { originApp } from './http/origin-app.ts'
import { procedureRoutes } from './http/trpc.ts'
import { allImportRoutes } from './imports.ts'
import { apiDocs } from './pages/api-docs.ts'
import { inlineScriptHashes, servePages } from './pages/static-pages.ts'
import { statementRoutes } from './statements.ts'
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
  async function context(c: Context<AppEnv>, answerHeaders: Headers) {
    const from = callerOf(c)
    const service = c.get('service')
    const session = service ? undefined : await sessionOf(c)
    if (session?.prolonged) answerHeaders.append('set-cookie', cookie.holding(session.token, sessionSeconds))
    return {
      perform,
      cards,
      actor: service ? { ...service, ...from } : session && actorOf(session, from),
      ...from,
      idempotencyKey: c.req.header('idempotency-key'),
      backOffice: {
        processesUrl,
        checkoutOrigin: settings.checkoutOrigin,
        payoutDebtor: settings.payoutDebtor,
        changes,
        actorNow: async () => {
          if (service) return keyNow(owner, service.userId)
          const now = session && (await sessionNow(owner, session.id))
          return now ? { actor: actorOf(now, from) } : ({ over: 'not-signed-in' } as const)
        },
      },
    }
  }

  const app = originApp(log, { origin, inlineScripts: inlineScriptHashes(settings.pages.backOffice) })
  app.get('/health/live', (c) => c.json(live))
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
  app.use(
    '/trpc/*',
    serviceKeys({
      readKey: keyReader(owner, demoAllowed),
      failures: keyFailures(owner, keys.attempts),
      cookie,
      addressOf: (c) => callerOf(c).ip,
    }),
  )
  app.use(sameOrigin(origin))
  app.use('/auth/*', jsonOnly, bodyUpTo(16 * 1024))
  app.route(
    '/auth',
    accessRoutes({
      owner,
      perform,
      signIn: signInWith({ owner, origin, secret: keys.session, demoAllowed }),
      limits: signInLimits(owner, keys.attempts),
      invitationLimit: invitationLimit(owner, keys.attempts),
      readSession,
      cookie,
      caller: callerOf,
    }),
  )
  app.route('/trpc', procedureRoutes({ router: appRouter, context, bodyBytes, log }))
  app.use('/exports/*', jsonOnly, bodyUpTo(bodyBytes))
  const personOf = async (c: Context<AppEnv>) => {
    const session = await sessionOf(c)
    return session && actorOf(session, callerOf(c))
  }
  const files = { perform, log, actorOf: personOf, turns: fileTurns() }
  app.route('/exports', exportRoutes({ ...files, payoutDebtor: settings.payoutDebtor }))
  app.route('/imports', allImportRoutes(files))
  app.route('/statements', statementRoutes({ perform, actorOf: personOf, payoutDebtor: settings.payoutDebtor }))
  app.route('/', apiDocs(origin))
  for (const path of ['/trpc', '/auth', '/exports', '/imports', '/statements', '/webhooks', '/health'])
    app.all(`${path}/*`, (c) => refusal(c, 404, { code: 'not-found' }))
  servePages(app, settings.pages.backOffice, log)
  return app
}
