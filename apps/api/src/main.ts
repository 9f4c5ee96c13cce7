import { join } from 'node:path'
import { openDatabase, openOwner } from '@cauce/database/connection'
import { listen } from '@cauce/database/listen'
import { prepareReader } from '@cauce/documents/imports/reader'
import { createStripeCardGateway } from '@cauce/gateways/cards/stripe'
import { EnvError } from '@cauce/server/settings'
import { temporalConnection } from '@cauce/server/temporal'
import { temporalChecks } from '@cauce/server/temporal-checks'
import { pino, stdTimeFunctions } from 'pino'
import { createApi } from './api.ts'
import { type Env, env, payoutDebtorOf } from './env.ts'
import { serve } from './serving.ts'

const drainMs = 8_000
const apps = join(import.meta.dirname, '..', '..')

async function main(): Promise<void> {
  const settings = env()
  // Lines that come while one is being written are written together; what is left is written when the process exits.
  const lines = pino.destination({ dest: 1, sync: false })
  const log = pino({ level: settings.LOG_LEVEL, timestamp: stdTimeFunctions.isoTime, base: { app: 'api' } }, lines)
  const { DATABASE_URL: url, DATABASE_CONNECTIONS: connections } = settings
  const database = openDatabase({ url: settings.APP_DATABASE_URL ?? url, connections })
  const owner = openOwner(url, connections, { prepare: true })
  const temporal = temporalChecks(temporalConnection(settings), settings.TEMPORAL_NAMESPACE)
  const api = createApi({
    database,
    owner,
    log,
    checks: temporal.checks,
    cards: createStripeCardGateway({ secretKey: settings.STRIPE_SECRET_KEY, apiUrl: settings.STRIPE_API_URL }),
    settings: {
      production: settings.NODE_ENV === 'production',
      secretKey: settings.SECRET_KEY,
      backOfficeOrigin: settings.BACKOFFICE_ORIGIN,
      checkoutOrigin: settings.CHECKOUT_ORIGIN,
      processesUrl: processesUrl(settings),
      publishableKey: settings.STRIPE_PUBLISHABLE_KEY,
      cardScriptUrl: settings.STRIPE_SCRIPT_URL,
      cardApiUrl: settings.STRIPE_API_URL,
      stripeWebhookSecret: settings.STRIPE_WEBHOOK_SECRET,
      twilioAuthToken: settings.TWILIO_AUTH_TOKEN,
      trustedProxies: settings.TRUSTED_PROXIES,
      webhookAllowedHosts: settings.WEBHOOK_ALLOWED_HOSTS,
      webhooksKeptDays: settings.WEBHOOK_KEPT_DAYS,
      invitationsPerDay: settings.INVITATIONS_PER_DAY,
      payoutDebtor: payoutDebtorOf(settings),
      pages: { backOffice: join(apps, 'backoffice', 'dist'), checkout: join(apps, 'checkout', 'dist') },
    },
  })
  const ear = listen({
    url,
    channel: 'action_log',
    onWake: api.wake,
    onLost: (retryInMs) => log.warn({ retryInMs }, 'the connection that listens for changes is lost'),
  })
  const origins = await Promise.all([
    serve(api.backOffice, settings.API_PORT, settings.HOST),
    serve(api.checkout, settings.CHECKOUT_PORT, settings.HOST),
  ])
  prepareReader()
  log.info({ backOffice: settings.BACKOFFICE_ORIGIN, checkout: settings.CHECKOUT_ORIGIN }, 'listening')

  let stopping = false
  async function stop(): Promise<void> {
    if (stopping) return
    stopping = true
    log.info('stopping')
    await Promise.all(origins.map((origin) => origin.stop(drainMs)))
    api.close()
    await Promise.allSettled([ear.close(), temporal.close(), database.close(), owner.destroy()])
    log.info('stopped')
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}

/** Where the Temporal UI shows this namespace's processes, each under its id. */
const processesUrl = ({ TEMPORAL_UI_URL, TEMPORAL_NAMESPACE }: Env): string | undefined =>
  TEMPORAL_UI_URL && `${TEMPORAL_UI_URL.replace(/\/$/, '')}/namespaces/${TEMPORAL_NAMESPACE}/workflows`

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error)
  const lines = reason.split('\n').map((line) => (error instanceof EnvError ? `environment: ${line}` : line))
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(1)
})
