import { join } from 'node:path'

export const clone = join(import.meta.dirname, '..', '..', '..')

/** Addresses of real parts that replace the embedded ones, and what children get handed on. */
export const env = {
  databaseUrl: process.env.DATABASE_URL || undefined,
  temporalAddress: process.env.TEMPORAL_ADDRESS || undefined,
  temporalUiUrl: process.env.TEMPORAL_UI_URL || undefined,
  stripeSecretKey: process.env.STRIPE_SECRET_KEY || undefined,
  twilioAccountSid: process.env.TWILIO_ACCOUNT_SID || undefined,
  smtpUrl: process.env.SMTP_URL || undefined,
  continuousIntegration: Boolean(process.env.CI),
  chromiumPath: process.env.CHROMIUM_PATH || undefined,
  path: process.env.PATH ?? '',
  all: process.env,
}
