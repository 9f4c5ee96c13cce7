import { openDatabase, openOwner } from '@cauce/database/connection'
import { shopperActor } from '@cauce/domain/access/scope'
import type { FinancingState } from '@cauce/domain/financing/states'
import { createStripeCardGateway } from '@cauce/gateways/cards/stripe'
import { enterCard, keys, testSandbox } from '@cauce/gateways/testing/sandbox'
import { derivedKeys, webhookKeys } from '@cauce/operations/access/derived-keys'
import { linkToken } from '@cauce/operations/financing/payment-link'
import { sendFinancing } from '@cauce/operations/financing/send-financing'
import { beginPayment } from '@cauce/operations/payments/begin-payment'
import { recordIntent } from '@cauce/operations/payments/record-intent'
import { submitCard } from '@cauce/operations/payments/submit-card'
import { createPerform } from '@cauce/operations/perform'
import { type TestMerchant, testMerchant } from '@cauce/operations/testing/merchant'
import { until } from '@cauce/testing/until'
import { sql } from 'kysely'

const secretKey = 'a secret key for tests, long enough'

/**
 * A database (its owner's address given), the outside world and a merchant, with what an agent and a shopper do; nobody
 * works yet. `variables` are what a worker's process is started with; `changes` go over them.
 */
export async function openWorld(url: string, temporalAddress: string, changes: Record<string, string> = {}) {
  const sandbox = await testSandbox()
  const variables: Record<string, string> = {
    ...{ DATABASE_URL: url, TEMPORAL_ADDRESS: temporalAddress, WORKER_HEALTH_PORT: '0', LOG_LEVEL: 'error' },
    ...{ BACKOFFICE_ORIGIN: 'http://127.0.0.1:9', CHECKOUT_ORIGIN: 'http://localhost:3001', SECRET_KEY: secretKey },
    ...{ STRIPE_SECRET_KEY: keys.stripeSecretKey, STRIPE_API_URL: sandbox.acquirerUrl },
    ...{ TWILIO_ACCOUNT_SID: keys.accountSid, TWILIO_AUTH_TOKEN: keys.twilioAuthToken, TWILIO_FROM: '+34900000000' },
    ...{ TWILIO_API_URL: sandbox.url, SMTP_URL: sandbox.smtpUrl, MAIL_FROM: 'Cauce <no-reply@example.test>' },
    ...{ NODE_ENV: 'test', WEBHOOK_ALLOWED_HOSTS: new URL(sandbox.url).host, ...changes },
  }
  const owner = openOwner(url, 3)
  const database = openDatabase({ url, connections: 5 })
  const linkKey = derivedKeys(secretKey).link
  const allowedHosts = [new URL(sandbox.url).host]
  const perform = createPerform({ database, linkKey, webhooks: { keys: webhookKeys(secretKey, []), allowedHosts } })
  const cards = createStripeCardGateway({ secretKey: keys.stripeSecretKey, apiUrl: sandbox.acquirerUrl })
  const merchant: TestMerchant = await testMerchant(owner)

  const financing = (id: string) =>
    owner.selectFrom('financing').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const shopper = shopperActor(merchant.id, merchant.id)
  const tokenOf = async (id: string) => linkToken(linkKey, id, (await financing(id)).link_generation)

  /** The shopper picks a plan: the attempt and what the card's frame needs. */
  const begin = async (id: string, instalments = 3) => {
    const token = await tokenOf(id)
    const { attemptId, kind, amountCents, reference } = await perform(beginPayment, shopper, {
      token,
      instalments,
      termsAccepted: true,
    })
    const base = { attemptId, financingId: id, reference, currency: 'EUR' as const }
    const intent = await cards.openIntent(kind === 'charge' ? { ...base, kind, amountCents } : { ...base, kind })
    await perform(recordIntent, shopper, { token, attemptId, intentId: intent.intentId })
    return { attemptId, ...intent }
  }
  /** Types a card into the frame. */
  const enter = (clientSecret: string, number: string) => enterCard(sandbox.acquirerUrl, clientSecret, number)
  const submit = async (id: string, attemptId: string) =>
    perform(submitCard, shopper, { token: await tokenOf(id), attemptId })

  return {
    ...{ url, sandbox, variables, owner, perform, tokenOf, merchant, cards, financing, begin, enter, submit },
    send: (change?: Parameters<TestMerchant['sale']>[0]) =>
      perform(sendFinancing, merchant.agent, merchant.sale(change)),
    async pay(id: string, number = '4242424242424242', instalments = 3) {
      const { attemptId, clientSecret } = await begin(id, instalments)
      await enter(clientSecret, number)
      await submit(id, attemptId)
      return attemptId
    },
    attempt: (id: string) =>
      owner.selectFrom('payment_attempt').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    untilState: (id: string, state: FinancingState, withinMs = 15_000) =>
      until(`financing is ${state}`, async () => (await financing(id)).state === state, withinMs),
    untilReview: (id: string) => until('it is in review', async () => (await financing(id)).review_since !== null),
    /** Commands that a runner has taken and not delivered yet. */
    async heldJobs(): Promise<number> {
      const { rows } = await sql<{ held: number }>`
        select count(*)::int as held from graphile_worker._private_jobs where locked_by is not null`.execute(owner)
      return rows[0]?.held ?? 0
    },
    /** A financing's messages, oldest first. */
    messages: (id: string) =>
      owner.selectFrom('message').selectAll().where('subject_id', '=', id).orderBy('id').execute(),
    /** What each account holds of a financing, in cents. */
    async balances(id: string): Promise<Record<string, number>> {
      const rows = await owner
        .selectFrom('ledger_posting')
        .innerJoin('ledger_entry', 'ledger_entry.id', 'ledger_posting.entry_id')
        .select(({ fn }) => ['account', fn.sum<number>('amount_cents').as('cents')])
        .where('financing_id', '=', id)
        .groupBy('account')
        .execute()
      return Object.fromEntries(rows.map(({ account, cents }) => [account, Number(cents)]))
    },
    texts: () => sandbox.control<{ to: string; body: string; sid: string }[]>('messages'),
    mails: () => sandbox.control<{ to: string; subject: string }[]>('mails'),
    close: () => Promise.all([sandbox.stop(), database.close(), owner.destroy()]),
  }
}
