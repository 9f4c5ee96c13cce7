import { join } from 'node:path'

export const clone = join(import.meta.dirname, '..', '..', '..')

/** Where the running launcher keeps its lock and logs, and usually its data. */
export const stateFolder = process.env.CAUCE_DATA || join(clone, '.cauce')

/** Of the embedded Temporal and of one at TEMPORAL_ADDRESS. */
export const temporalNamespace = 'default'

/** Addresses of real parts that replace the embedded ones, and what children get handed on. */
export const env = {
  databaseUrl: process.env.DATABASE_URL || undefined,
  /** The application's own login there; without it, servers use the owner's. */
  appDatabaseUrl: process.env.APP_DATABASE_URL || undefined,
  /** Of the database at DATABASE_URL, whose log's chain is signed with it; and former values by space. */
  secretKey: process.env.SECRET_KEY || undefined,
  formerSecretKeys: (process.env.FORMER_SECRET_KEYS ?? '').split(' ').filter((key) => key !== ''),
  /** Where the worker keeps the head of that chain. */
  logHeadFile: process.env.LOG_HEAD_FILE || undefined,
  temporalAddress: process.env.TEMPORAL_ADDRESS || undefined,
  temporalAccess: {
    TEMPORAL_API_KEY: process.env.TEMPORAL_API_KEY || undefined,
    TEMPORAL_TLS: process.env.TEMPORAL_TLS === 'on' ? ('on' as const) : ('off' as const),
  },
  temporalUiUrl: process.env.TEMPORAL_UI_URL || undefined,
  stripeSecretKey: process.env.STRIPE_SECRET_KEY || undefined,
  twilioAccountSid: process.env.TWILIO_ACCOUNT_SID || undefined,
  smtpUrl: process.env.SMTP_URL || undefined,
  /** A folder for the data instead of the clone's own: for tests that must not touch it. */
  dataFolder: process.env.CAUCE_DATA || undefined,
  chromiumPath: process.env.CHROMIUM_PATH || undefined,
  path: process.env.PATH ?? '',
  /** How long `run.mjs` installed packages before this. */
  installSeconds: Number(process.env.CAUCE_INSTALL_SECONDS) || 0,
  all: process.env,
}
