import { openDatabase } from '@cauce/database/connection'
import { systemActor } from '@cauce/domain/access/scope'
import { derivedKeys } from '@cauce/operations/access/derived-keys'
import { orderLink } from '@cauce/operations/orders/order-link'
import { beginCardChange } from '@cauce/operations/payments/begin-card-change'
import { chargeToCollect } from '@cauce/operations/payments/charge-to-collect'
import { recordCardIntent } from '@cauce/operations/payments/record-card-intent'
import { recordChargeIntent } from '@cauce/operations/payments/record-charge-intent'
import { testDatabase } from '@cauce/testing/database'
import type { InstalmentErrands, InstalmentRecords } from '@cauce/workflows/payments/activities'
import { MockActivityEnvironment } from '@temporalio/testing'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { readEnv } from '../env.ts'
import { gatewaysOf } from '../gateways.ts'
import { confirmedByHand, takenFor } from '../testing/confirmed.ts'
import { openWorld } from '../testing/world.ts'
import { createCardSteps } from './card-changes.ts'
import { createCollectCharge } from './collect-charge.ts'
import { createInstalmentRecords } from './records.ts'

Runtime.install({ logger: new DefaultLogger('ERROR') })
const { url } = await testDatabase()
const world = await openWorld(url, 'nobody:1')
const env = readEnv(world.variables)
const gateways = gatewaysOf(env)
const database = openDatabase({ url, connections: 1 })
afterAll(async () => {
  gateways.mail.close()
  await Promise.all([database.close(), world.close()])
})
beforeEach(() => world.sandbox.patch({ acquirer: { loseNextAnswers: 0, idempotency: true, answerDelayMs: 0 } }))

const dependencies = {
  ...{ perform: world.perform, ...gateways },
  ...{ checkoutOrigin: env.CHECKOUT_ORIGIN, chargeForSeconds: 60 },
}
type Activities = InstalmentRecords & InstalmentErrands
const activities: Activities = {
  ...createInstalmentRecords(dependencies),
  collectCharge: createCollectCharge(dependencies),
  ...createCardSteps(dependencies),
}
/** A noon after the second instalment fell due. */
const now = `${new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10)}T12:00:00.000Z`

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

const tables = [
  ...['orders', 'payment_plan', 'plan_version', 'instalment', 'charge', 'stored_card', 'card_change', 'refund'],
  ...['message', 'ledger_entry', 'ledger_posting', 'action_log'],
]

async function everyFact(): Promise<unknown> {
  const facts = tables.map((table) => sql`select t.* from ${sql.table(table)} t order by t::text`.execute(world.owner))
  const charges = await world.sandbox.control<unknown[]>('charges')
  return [...(await Promise.all(facts)).map(({ rows }) => rows), charges.length]
}

async function due() {
  const { planId, orderId } = await confirmedByHand(world)
  const plan = { merchantId: world.merchant.id, id: planId }
  const { chargeId } = await once('beginCharge', plan, now)
  return { plan, planId, orderId, chargeId: chargeId! }
}

test('each step of a charge changes nothing the second time', async () => {
  const { planId } = await confirmedByHand(world)
  const plan = { merchantId: world.merchant.id, id: planId }
  const { chargeId } = await once('beginCharge', plan, now)
  expect(await once('beginCharge', plan, now)).toEqual({ chargeId: null })
  await twice('openPlan', plan, now)
  const answer = await twice('collectCharge', plan, chargeId!, now)
  expect(answer).toEqual({ outcome: 'captured' })
  await twice('settleCharge', plan, chargeId!, answer, now)
  expect(await twice('collectCharge', plan, chargeId!, now)).toEqual(answer)
  expect(await takenFor(world, planId)).toBe(2 * 20_250)
})

test('a decline is heard twice and tried once', async () => {
  const { plan, chargeId, planId } = await due()
  world.sandbox.patch({ acquirer: { declineAll: true } })
  const answer = await twice('collectCharge', plan, chargeId, now)
  world.sandbox.patch({ acquirer: { declineAll: false } })
  expect(answer).toMatchObject({ outcome: 'declined' })
  expect(await once('collectCharge', plan, chargeId, now)).toEqual(answer)
  await twice('settleCharge', plan, chargeId, answer, now)
  expect(await takenFor(world, planId)).toBe(20_250)
})

/** As Temporal does: tried until there is an answer. */
async function persist(plan: { merchantId: string; id: string }, chargeId: string): Promise<unknown> {
  for (let tries = 0; tries < 12; tries += 1) {
    const answer = await once('collectCharge', plan, chargeId, now).catch((error: { failure?: string }) => {
      expect(error.failure).toBe('unknown')
    })
    if (answer) return answer
    await fetch(`${world.sandbox.url}/control/forget-idempotency-keys`, { method: 'POST' })
  }
  throw new Error('there was never an answer')
}

test.each([1, 2, 3])(
  '%d answers to opening a charge that are lost open it anew, and the money is taken once',
  async (lost) => {
    const { plan, chargeId, planId } = await due()
    world.sandbox.patch({ acquirer: { loseNextAnswers: lost } })
    expect(await persist(plan, chargeId)).toEqual({ outcome: 'captured' })
    expect(await takenFor(world, planId)).toBe(2 * 20_250)
  },
)

test('an answer that is lost after the money was taken is asked for, and the money not taken again', async () => {
  const { plan, chargeId, planId } = await due()
  const system = systemActor(plan.merchantId)
  const { card, ...charge } = await world.perform(chargeToCollect, system, { id: planId, chargeId })
  const { financingId, reference, amountCents } = charge
  const asked = { chargeId, financingId, reference, currency: 'EUR', amountCents, ...card! } as const
  const { intentId } = await world.cards.openCharge(asked)
  await world.perform(recordChargeIntent, system, { id: planId, chargeId, intentId })
  // The client itself asks twice where a connection breaks off.
  world.sandbox.patch({ acquirer: { loseNextAnswers: 2 } })
  expect(await persist(plan, chargeId)).toEqual({ outcome: 'captured' })
  expect(world.sandbox.settings.current.acquirer.loseNextAnswers).toBe(0)
  expect(await takenFor(world, planId)).toBe(2 * 20_250)
})

test('several who collect one charge at once take the money once', async () => {
  const { plan, chargeId, planId } = await due()
  world.sandbox.patch({ acquirer: { answerDelayMs: 200 } })
  await Promise.allSettled([1, 2, 3].map(() => once('collectCharge', plan, chargeId, now)))
  expect(await once('collectCharge', plan, chargeId, now)).toEqual({ outcome: 'captured' })
  expect(await takenFor(world, planId)).toBe(2 * 20_250)
})

test('what was begun and never sent is not sent once automatic payments are off', async () => {
  const { plan, chargeId, planId } = await due()
  await world.owner.updateTable('customer').set({ automatic_payments: false }).execute()
  expect(await twice('collectCharge', plan, chargeId, now)).toEqual({ outcome: 'cancelled' })
  await twice('settleCharge', plan, chargeId, { outcome: 'cancelled' }, now)
  await world.owner.updateTable('customer').set({ automatic_payments: true }).execute()
  expect(await takenFor(world, planId)).toBe(20_250)
})

/** The shopper opens the frame for another card. */
async function beginCard(orderId: string) {
  const { perform, merchant, cards } = world
  const key = derivedKeys(world.variables.SECRET_KEY!).link
  const scope = systemActor(merchant.id).scope
  const token = await database.write(scope, (tx) => orderLink(tx, key, { id: orderId, merchant_id: merchant.id }, now))
  const shopper = { userId: merchant.id, role: 'shopper' as const, scope }
  const { changeId, financingId, reference } = await perform(beginCardChange, shopper, { token })
  const asked = { attemptId: changeId, financingId, reference, currency: 'EUR', kind: 'keep' } as const
  const { intentId, clientSecret } = await cards.openIntent(asked)
  await perform(recordCardIntent, shopper, { token, changeId, intentId })
  return { changeId, clientSecret }
}

test('another card is charged from then on, and the old one by nobody any more', async () => {
  const { planId, orderId } = await confirmedByHand(world)
  const plan = { merchantId: world.merchant.id, id: planId }
  const { changeId, clientSecret } = await beginCard(orderId)
  expect(await twice('lookAtCardChange', plan, changeId, now)).toEqual({ standing: 'open' })
  await world.enter(clientSecret, '4000000000000002')
  expect(await twice('lookAtCardChange', plan, changeId, now)).toEqual({ standing: 'open' })
  await world.enter(clientSecret, '5555555555554444')
  expect(await twice('lookAtCardChange', plan, changeId, now)).toEqual({ standing: 'kept' })
  await twice('forgetReplacedCards', plan, changeId)
  const { chargeId } = await once('beginCharge', plan, now)
  expect(await once('collectCharge', plan, chargeId!, now)).toEqual({ outcome: 'captured' })
  const kept = await world.owner
    .selectFrom('charge')
    .innerJoin('stored_card', 'stored_card.id', 'charge.card_id')
    .select('last4')
    .where('charge.plan_id', '=', planId)
    .orderBy('charge.begun_at')
    .execute()
  expect(kept.map(({ last4 }) => last4)).toEqual(['4242', '4444'])
})

test('a card that was never given is given up', async () => {
  const { planId, orderId } = await confirmedByHand(world)
  const plan = { merchantId: world.merchant.id, id: planId }
  const { changeId } = await beginCard(orderId)
  await twice('giveUpCardChange', plan, changeId, now)
  expect(await twice('lookAtCardChange', plan, changeId, now)).toEqual({ standing: 'gone' })
})
