import { join } from 'node:path'
import type { SandboxOptions } from './start.ts'

/**
 * Options from the environment, each with the default of the development set-up. Throws one line that says what is
 * wrong; in production the sandbox does not start at all, because it accepts cards and keys that are not real.
 */
export function readEnv(env: NodeJS.ProcessEnv = process.env): SandboxOptions {
  if (env.NODE_ENV === 'production') throw new Error('NODE_ENV=production: the sandbox is never served in production')
  return {
    port: port(env, 'SANDBOX_PORT', 3002),
    acquirerPort: port(env, 'ACQUIRER_PORT', 3003),
    smtpPort: port(env, 'SANDBOX_SMTP_PORT', 2525),
    dataFile: env.SANDBOX_DATA ?? join(process.cwd(), '.cauce', 'sandbox.sqlite'),
    webhookUrl: env.API_WEBHOOK_URL ?? 'http://localhost:3000',
    stripeSecretKey: env.STRIPE_SECRET_KEY ?? 'sk_test_sandbox',
    stripeWebhookSecret: env.STRIPE_WEBHOOK_SECRET ?? 'whsec_sandbox',
    twilioAuthToken: env.TWILIO_AUTH_TOKEN ?? 'sandbox',
  }
}

function port(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const value = env[name] ?? String(fallback)
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new Error(`${name}=${value}: not a port`)
  return Number(value)
}
