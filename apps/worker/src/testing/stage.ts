import { openDatabase, openOwner } from '@cauce/database/connection'
import { shopperActor } from '@cauce/domain/access/scope'
import type { FinancingState } from '@cauce/domain/financing/states'
import { createStripeCardGateway } from '@cauce/gateways/cards/stripe'
import { enterCard, keys, testSandbox } from '@cauce/gateways/testing/sandbox'
import { derivedKeys } from '@cauce/operations/access/derived-keys'
import { linkToken } from '@cauce/operations/financing/payment-link'
import { sendFinancing } from '@cauce/operations/financing/send-financing'
import { type TestMerchant, testMerchant } from '@cauce/operations/financing/test-merchant'
import { beginPayment } from '@cauce/operations/payments/begin-payment'
import { recordIntent } from '@cauce/operations/payments/record-intent'
import { submitCard } from '@cauce/operations/payments/submit-card'
import { createPerform } from '@cauce/operations/perform'
import { temporalEnvironment } from '@cauce/testing/temporal'
import { until } from '@cauce/testing/until'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { type Env, readEnv } from '../env.ts'
import { gatewaysOf } from '../gateways.ts'
import { createLog } from '../log.ts'
import { startWorker } from '../start-worker.ts'

const secretKey = 'a secret key for tests, long enough'

export type Stage = Awaited<ReturnType<typeof openStage>>

/**
 * A database (its owner's address given), a Temporal server, the outside world, a merchant and a running worker; with
 * what an agent and a shopper do. `changes` are settings of the worker.
 */
export async function openStage(url: string, changes: Record<string, string> = {}) {
  Runtime.install({ logger: new DefaultLogger('ERROR') })
  const sandbox = await testSandbox()
  const temporal = await temporalEnvironment({ timeSkipping: false })
  const env: Env = readEnv({
    ...{ DATABASE_URL: url, TEMPORAL_ADDRESS: temporal.address, WORKER_HEALTH_PORT: '0', LOG_LEVEL: 'error' },
    ...{ BACKOFFICE_ORIGIN: 'http://127.0.0.1:9', CHECKOUT_ORIGIN: 'http://localhost:3001', SECRET_KEY: secretKey },
    ...{ STRIPE_SECRET_KEY: keys.stripeSecretKey, STRIPE_API_URL: sandbox.acquirerUrl },
    ...{ TWILIO_ACCOUNT_SID: keys.accountSid, TWILIO_AUTH_TOKEN: keys.twilioAuthToken, TWILIO_FROM: '+34900000000' },
    ...{ TWILIO_API_URL: sandbox.url, SMTP_URL: sandbox.smtpUrl, MAIL_FROM: 'Cauce <no-reply@example.test>' },
    ...changes,
  })
  const owner = openOwner(url, 3)
  const database = openDatabase({ url, connections: 5 })
  const linkKey = derivedKeys(secretKey).link
  const perform = createPerform({ database, linkKey })
  const cards = createStripeCardGateway({ secretKey: keys.stripeSecretKey, apiUrl: sandbox.acquirerUrl })
  const merchant: TestMerchant = await testMerchant(owner)
  let worker: Awaited<ReturnType<typeof startWorker>> | undefined = await startWorker(env, createLog(env.LOG_LEVEL))
  const gateways = gatewaysOf(env)
  const stopWorker = async () => {
    await worker?.stop(worker.ended)
    worker = undefined
  }

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
    ...{ url, sandbox, temporal, owner, perform, tokenOf, merchant, cards, financing, begin, enter, submit, env },
    send: (change?: Parameters<TestMerchant['sale']>[0]) =>
      perform(sendFinancing, merchant.agent, merchant.sale(change)),
    async pay(id: string, number = '4242424242424242', instalments = 3) {
      const { attemptId, clientSecret } = await begin(id, instalments)
      await enter(clientSecret, number)
      await submit(id, attemptId)
      return attemptId
    },
    untilState: (id: string, state: FinancingState, withinMs = 15_000) =>
      until(`financing is ${state}`, async () => (await financing(id)).state === state, withinMs),
    texts: () => sandbox.control<{ to: string; body: string; sid: string }[]>('messages'),
    mails: () => sandbox.control<{ to: string; subject: string }[]>('mails'),
    result: (id: string) => temporal.client.workflow.getHandle(`financing/${id}`).result() as Promise<string>,
    /** What activities are made of, for tests that run them by hand. */
    dependencies: {
      perform,
      ...gateways,
      checkoutOrigin: env.CHECKOUT_ORIGIN,
      chargeForSeconds: env.CHARGE_GIVE_UP_SECONDS,
    },
    stopWorker,
    async restartWorker() {
      await stopWorker()
      worker = await startWorker(env, createLog(env.LOG_LEVEL))
    },
    async close() {
      await stopWorker()
      gateways.mail.close()
      await Promise.all([temporal.teardown(), sandbox.stop(), database.close(), owner.destroy()])
    },
  }
}
