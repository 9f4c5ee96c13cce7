import Stripe from 'stripe'
import { type Sandbox, type SandboxOptions, startSandbox } from '../start.ts'

export const secrets = {
  stripeSecretKey: 'sk_test_trial',
  stripeWebhookSecret: 'whsec_trial',
  twilioAuthToken: 'trial-token',
}

/** A sandbox on free ports and in memory. */
export const startTrial = (options: Partial<SandboxOptions> = {}): Promise<Sandbox> =>
  startSandbox({
    port: 0,
    acquirerPort: 0,
    smtpPort: 0,
    dataFile: ':memory:',
    webhookUrl: 'http://127.0.0.1:9',
    ...secrets,
    ...options,
  })

export function stripeFor(sandbox: Sandbox): Stripe {
  const { hostname, port } = new URL(sandbox.acquirerUrl)
  const address = { protocol: 'http' as const, host: hostname, port }
  return new Stripe(secrets.stripeSecretKey, { ...address, maxNetworkRetries: 0, telemetry: false })
}

/** What the acquirer's frame does: a publishable key, the client secret and the card. */
export async function browserCall(sandbox: Sandbox, path: string, fields: Record<string, string>) {
  const body = new URLSearchParams({ key: 'pk_test_trial', ...fields })
  const response = await fetch(sandbox.acquirerUrl + path, { method: 'POST', body })
  return { status: response.status, body: (await response.json()) as Record<string, never> }
}

export const cardFields = (number: string): Record<string, string> => ({
  'payment_method_data[type]': 'card',
  'payment_method_data[card][number]': number,
  'payment_method_data[card][exp_month]': '12',
  'payment_method_data[card][exp_year]': '34',
  'payment_method_data[card][cvc]': '123',
})
