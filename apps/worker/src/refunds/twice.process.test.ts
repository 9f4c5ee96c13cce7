import { cancelOrder } from '@cauce/operations/orders/cancel-order'
import { testDatabase } from '@cauce/testing/database'
import { until } from '@cauce/testing/until'
import type { RefundErrands, RefundRecords } from '@cauce/workflows/refunds/activities'
import { MockActivityEnvironment } from '@temporalio/testing'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { readEnv } from '../env.ts'
import { gatewaysOf } from '../gateways.ts'
import { confirmedByHand, givenBackFor } from '../testing/confirmed.ts'
import { openWorld } from '../testing/world.ts'
import { createGiveBackPart } from './give-back-part.ts'
import { createRefundRecords } from './records.ts'

Runtime.install({ logger: new DefaultLogger('ERROR') })
const { url } = await testDatabase()
const world = await openWorld(url, 'nobody:1')
// Nothing of a sale has left, so that it can be cancelled.
await world.owner.updateTable('merchant').set({ ships_services_at_confirmation: false }).execute()
const env = readEnv(world.variables)
const gateways = gatewaysOf(env)
afterAll(async () => {
  gateways.mail.close()
  await world.close()
})
beforeEach(() =>
  world.sandbox.patch({ acquirer: { loseNextAnswers: 0, idempotency: true, answerDelayMs: 0, refundDelayMs: 300 } }),
)

const dependencies = {
  ...{ perform: world.perform, ...gateways },
  ...{ checkoutOrigin: env.CHECKOUT_ORIGIN, chargeForSeconds: 60 },
}
type Activities = RefundRecords & RefundErrands
const activities: Activities = {
  ...createRefundRecords(dependencies),
  giveBackPart: createGiveBackPart(dependencies),
}
const now = new Date().toISOString()

const once = <Name extends keyof Activities>(name: Name, ...input: Parameters<Activities[Name]>) =>
  new MockActivityEnvironment().run(
    activities[name] as (...given: unknown[]) => Promise<never>,
    ...input,
  ) as ReturnType<Activities[Name]>

/** Runs a step as Temporal would, the second time as a repeat after a lost answer, and holds the facts together. */
async function twice<Name extends keyof Activities>(name: Name, ...input: Parameters<Activities[Name]>) {
  const first = await once(name, ...input)
  const facts = await everyFact()
  expect(await once(name, ...input)).toEqual(first)
  expect(await everyFact()).toEqual(facts)
  return first
}

const tables = ['orders', 'refund', 'refund_part', 'message', 'ledger_entry', 'ledger_posting', 'action_log']

async function everyFact(): Promise<unknown> {
  const facts = tables.map((table) => sql`select t.* from ${sql.table(table)} t order by t::text`.execute(world.owner))
  return (await Promise.all(facts)).map(({ rows }) => rows)
}

/** A sale of which the first instalment was paid with a card, cancelled. */
async function owed(number?: string) {
  const { orderId, planId } = await confirmedByHand(world, number ? { number } : {})
  await world.perform(cancelOrder, world.merchant.administrator, { id: orderId, reason: 'not-available' })
  const { id, merchant_id: merchantId } = await world.owner
    .selectFrom('refund')
    .select(['id', 'merchant_id'])
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow()
  const refund = { merchantId, id }
  const { open } = await once('openRefund', refund, now)
  return { refund, planId, orderId, partId: open[0]!.partId }
}

const stateOf = async (id: string) =>
  (await world.owner.selectFrom('refund').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

test('each step of a refund changes nothing the second time', async () => {
  const { refund, planId, partId } = await owed()
  await twice('openRefund', refund, now)
  const answer = await twice('giveBackPart', refund, partId)
  expect(answer).toMatchObject({ outcome: 'succeeded', providerId: expect.stringMatching(/^re_/) })
  await twice('settleRefundPart', refund, partId, answer, now)
  expect(await once('openRefund', refund, now)).toMatchObject({ state: 'paid', open: [] })
  expect(await twice('giveBackPart', refund, partId)).toEqual(answer)
  expect(await givenBackFor(world, planId)).toBe(20_250)
})

/** As Temporal does: tried until there is an answer, while the acquirer forgets every key in between. */
async function persist(...input: Parameters<Activities['giveBackPart']>) {
  for (let tries = 0; tries < 12; tries += 1) {
    const answer = await once('giveBackPart', ...input).catch((error: { failure?: string }) => {
      expect(error.failure).toBe('unknown')
    })
    if (answer) return answer
    await fetch(`${world.sandbox.url}/control/forget-idempotency-keys`, { method: 'POST' })
  }
  throw new Error('there was never an answer')
}

test.each([1, 2, 3, 5])('%d answers that are lost give the money back once', async (lost) => {
  const { refund, planId, partId } = await owed()
  world.sandbox.patch({ acquirer: { loseNextAnswers: lost } })
  expect(await persist(refund, partId)).toMatchObject({ outcome: 'succeeded' })
  expect(await givenBackFor(world, planId)).toBe(20_250)
})

test('several who ask for one part at once give it back once', async () => {
  const { refund, planId, partId } = await owed()
  world.sandbox.patch({ acquirer: { answerDelayMs: 200 } })
  await Promise.allSettled([1, 2, 3].map(() => once('giveBackPart', refund, partId)))
  expect(await once('giveBackPart', refund, partId)).toMatchObject({ outcome: 'succeeded' })
  expect(await givenBackFor(world, planId)).toBe(20_250)
})

test('a refund that waits at the acquirer is read again until it is there', async () => {
  const { refund, partId } = await owed('4000000000007726')
  const pending = await once('giveBackPart', refund, partId)
  expect(pending.outcome).toBe('pending')
  await twice('settleRefundPart', refund, partId, pending, now)
  expect(await once('openRefund', refund, now)).toMatchObject({ state: 'due', open: [{ partId, state: 'pending' }] })
  const there = async () => {
    const answer = await once('giveBackPart', refund, partId)
    return answer.outcome === 'succeeded' && answer
  }
  await twice('settleRefundPart', refund, partId, await until('it is there', there), now)
  expect(await stateOf(refund.id)).toBe('paid')
})

test('a card that gives the money back after it had taken it leaves it to be transferred', async () => {
  const { refund, partId } = await owed('4000000000005126')
  const answer = await once('giveBackPart', refund, partId)
  expect(answer.outcome).toBe('succeeded')
  await once('settleRefundPart', refund, partId, answer, now)
  const back = async () => {
    const read = await once('giveBackPart', refund, partId)
    return read.outcome === 'failed' && read
  }
  const failed = await until('it came back', back)
  expect(failed.failureCode).toBe('expired_or_canceled_card')
  await twice('settleRefundPart', refund, partId, failed, now)
  expect(await stateOf(refund.id)).toBe('to-transfer')
})

test('what was given back at the acquirer by hand is not given again: it is finance that sees to it', async () => {
  const { refund, planId, partId } = await owed()
  const { intent_id } = await world.owner
    .selectFrom('charge')
    .select('intent_id')
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  await world.cards.refund({ intentId: intent_id!, refundId: 'by-hand', amountCents: 20_250 })
  const answer = await twice('giveBackPart', refund, partId)
  expect(answer).toMatchObject({ outcome: 'failed', providerId: null, failureCode: 'charge_already_refunded' })
  await twice('settleRefundPart', refund, partId, answer, now)
  expect(await stateOf(refund.id)).toBe('to-transfer')
  expect(await givenBackFor(world, planId)).toBe(20_250)
})
