import { randomUUID } from 'node:crypto'
import type { StoredCard, StoredCharge } from '@cauce/domain/payments/card-gateway'
import type { SettingsPatch } from '@cauce/sandbox/settings'
import { type Sandbox, type SandboxOptions, startSandbox } from '@cauce/sandbox/start'

export const keys = {
  stripeSecretKey: 'sk_test_contract',
  stripeWebhookSecret: 'whsec_contract',
  twilioAuthToken: 'contract-token',
  accountSid: `AC${'0'.repeat(32)}`,
}

export type TestSandbox = Sandbox & {
  patch(patch: SettingsPatch): void
  control<Answer>(path: string): Promise<Answer>
}

/** The outside world on free ports and in memory; its webhooks go to `webhookUrl`. */
export async function testSandbox(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const sandbox = await startSandbox({
    port: 0,
    acquirerPort: 0,
    smtpPort: 0,
    dataFile: ':memory:',
    webhookUrl: 'http://127.0.0.1:9',
    ...keys,
    ...options,
  })
  return {
    ...sandbox,
    patch: (patch) => sandbox.settings.patch(patch),
    async control<Answer>(path: string) {
      const response = await fetch(`${sandbox.url}/control/${path}`)
      return (await response.json()) as Answer
    },
  }
}

/** Types the card into an intent as the acquirer's frame does: with the publishable key and the client secret. */
export async function enterCard(acquirerUrl: string, clientSecret: string, number: string): Promise<Response> {
  const intentId = clientSecret.split('_secret_')[0]!
  const kind = intentId.startsWith('seti_') ? 'setup_intents' : 'payment_intents'
  return fetch(`${acquirerUrl}/v1/${kind}/${intentId}/confirm`, {
    method: 'POST',
    body: new URLSearchParams({
      key: 'pk_test_contract',
      client_secret: clientSecret,
      'payment_method_data[type]': 'card',
      'payment_method_data[card][number]': number,
      'payment_method_data[card][exp_month]': '12',
      'payment_method_data[card][exp_year]': '2034',
      'payment_method_data[card][cvc]': '123',
    }),
  })
}

type CustomersCard = Pick<StoredCard, 'customerId' | 'paymentMethodId'>

/** A customer with the test card of that name, such as `pm_card_visa`, attached as it is: nobody authenticated it. */
export async function storedCard(acquirerUrl: string, name: string): Promise<CustomersCard> {
  const post = async (path: string, fields: Record<string, string>) => {
    const headers = { Authorization: `Bearer ${keys.stripeSecretKey}` }
    const body = new URLSearchParams(fields)
    const response = await fetch(`${acquirerUrl}/v1/${path}`, { method: 'POST', headers, body })
    return (await response.json()) as { id: string }
  }
  const { id: customerId } = await post('customers', {})
  const { id: paymentMethodId } = await post(`payment_methods/${name}/attach`, { customer: customerId })
  return { customerId, paymentMethodId }
}

export const storedCharge = (card: CustomersCard): StoredCharge => ({
  ...card,
  chargeId: randomUUID(),
  financingId: randomUUID(),
  reference: 'MKT-27-01/2',
  currency: 'EUR',
  amountCents: 8_161,
})
