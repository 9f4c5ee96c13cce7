import { join } from 'node:path'
import { demoAccount } from './demo/bank.ts'
import { demoIssuer } from './demo/issuer.ts'
import { env, temporalNamespace } from './env.ts'
import type { Ports } from './ports.ts'
import type { Secrets } from './secrets.ts'

export type Surroundings = {
  ports: Ports
  secrets: Secrets
  databaseUrl: string
  appDatabaseUrl?: string | undefined
  temporalAddress: string
  temporalUiUrl: string
  dataFolder: string
}

/** One of our own servers: what it runs, what it is told, and where it says that it is ready. */
export type Process = { name: string; entry: string; env: Record<string, string>; health: string }

export const addresses = (ports: Ports) => ({
  backoffice: `http://localhost:${ports.backoffice}`,
  checkout: `http://localhost:${ports.checkout}`,
  sandbox: `http://localhost:${ports.sandbox}`,
  acquirer: `http://localhost:${ports.acquirer}`,
})

/** Our servers in the order they are stopped in: those who take work first, those who serve them after. */
export function processes(surroundings: Surroundings): Process[] {
  const { ports, secrets, dataFolder } = surroundings
  const at = addresses(ports)
  const shared = sharedEnv(surroundings)
  return [
    {
      name: 'api',
      entry: 'apps/api/src/main.ts',
      env: { ...shared, API_PORT: String(ports.backoffice), CHECKOUT_PORT: String(ports.checkout) },
      health: `${at.backoffice}/health/ready`,
    },
    {
      name: 'worker',
      entry: 'apps/worker/src/main.ts',
      env: {
        ...shared,
        // Left alone, Node fills a large machine's memory with what a burst of work leaves behind before it cleans up.
        NODE_OPTIONS: '--max-semi-space-size=16 --max-old-space-size=512',
        WORKER_HEALTH_PORT: String(ports.workerHealth),
        SHIPMENT_DROP_FOLDER: dropFolder(dataFolder),
        // A head belongs to one database: for another, LOG_HEAD_FILE says where.
        ...(!env.databaseUrl && { LOG_HEAD_FILE: headFile(dataFolder) }),
      },
      health: `http://localhost:${ports.workerHealth}/health/ready`,
    },
    {
      name: 'sandbox',
      entry: 'apps/sandbox/src/main.ts',
      env: {
        SANDBOX_PORT: String(ports.sandbox),
        ACQUIRER_PORT: String(ports.acquirer),
        SANDBOX_SMTP_PORT: String(ports.mailbox),
        SANDBOX_DATA: join(dataFolder, 'sandbox.sqlite'),
        API_WEBHOOK_URL: at.backoffice,
        STRIPE_SECRET_KEY: secrets.stripeSecretKey,
        STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
        TWILIO_AUTH_TOKEN: secrets.twilioAuthToken,
      },
      health: `${at.sandbox}/health/live`,
    },
  ]
}

/** Where merchants leave their shipment files, a folder for each. */
export const dropFolder = (dataFolder: string): string => join(dataFolder, 'shipments')

/** Where the head of the log's chain is kept, beside the database and not in it. */
export const headFile = (dataFolder: string): string => join(dataFolder, 'log-head')

function sharedEnv({ ports, secrets, databaseUrl, appDatabaseUrl, temporalAddress, temporalUiUrl }: Surroundings) {
  const at = addresses(ports)
  return {
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    ...(appDatabaseUrl && { APP_DATABASE_URL: appDatabaseUrl }),
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: temporalNamespace,
    TEMPORAL_UI_URL: temporalUiUrl,
    BACKOFFICE_ORIGIN: at.backoffice,
    CHECKOUT_ORIGIN: at.checkout,
    SECRET_KEY: secrets.secretKey,
    MAIL_FROM: 'Cauce <no-reply@cauce.localhost>',
    WEBHOOK_ALLOWED_HOSTS: `localhost:${ports.sandbox} 127.0.0.1:${ports.sandbox}`,
    ...(env.stripeSecretKey ? {} : sandboxCards(at.acquirer, secrets)),
    ...(env.twilioAccountSid ? {} : sandboxPhone(at.sandbox, secrets)),
    ...(env.all.PAYOUT_DEBTOR_IBAN ? {} : sandboxAccount),
    ...(env.all.INVOICE_ISSUER_TAX_ID ? {} : sandboxIssuer),
    ...(env.smtpUrl ? {} : { SMTP_URL: `smtp://localhost:${ports.mailbox}` }),
  }
}

/** Vendors' own credentials in the environment win, each vendor by itself. */
const sandboxCards = (acquirer: string, secrets: Secrets) => ({
  STRIPE_SECRET_KEY: secrets.stripeSecretKey,
  STRIPE_PUBLISHABLE_KEY: secrets.stripePublishableKey,
  STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
  STRIPE_API_URL: acquirer,
  STRIPE_SCRIPT_URL: `${acquirer}/v3/stripe.js`,
})

/** The account that payment files of the sandbox pay from. */
const sandboxAccount = { PAYOUT_DEBTOR_NAME: demoAccount.name, PAYOUT_DEBTOR_IBAN: demoAccount.iban }

/** Who invoices commission in the sandbox. */
const sandboxIssuer = {
  INVOICE_ISSUER_NAME: demoIssuer.legalName,
  INVOICE_ISSUER_TAX_ID: demoIssuer.taxId,
  INVOICE_ISSUER_ADDRESS: demoIssuer.address.join('|'),
}

const sandboxPhone = (sandbox: string, secrets: Secrets) => ({
  TWILIO_ACCOUNT_SID: secrets.twilioAccountSid,
  TWILIO_AUTH_TOKEN: secrets.twilioAuthToken,
  TWILIO_FROM: '+34900000000',
  TWILIO_API_URL: sandbox,
})
