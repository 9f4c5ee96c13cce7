import { fileURLToPath } from 'node:url'
import { testDatabase } from '@cauce/testing/database'
import { temporalEnvironment } from '@cauce/testing/temporal'
import { type InstalmentsSignals, instalmentsWorkflow, instalmentsWorkflowId } from '@cauce/workflows/payments/contract'
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { readEnv } from '../env.ts'
import { gatewaysOf } from '../gateways.ts'
import { activitiesOfAll } from '../processes.ts'
import { chargesOf, confirmedByHand, takenFor } from '../testing/confirmed.ts'
import { openWorld } from '../testing/world.ts'

Runtime.install({ logger: new DefaultLogger('ERROR') })
const { url } = await testDatabase()
const temporal = await temporalEnvironment({ timeSkipping: true })
const world = await openWorld(url, temporal.address)
const env = readEnv(world.variables)
const gateways = gatewaysOf(env)
const workflowBundle = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(import.meta.resolve('@cauce/workflows/index')),
  logger: new DefaultLogger('ERROR'),
})
afterAll(async () => {
  gateways.mail.close()
  await temporal.teardown()
  await world.close()
})

/** The plan's process over the real database and the acquirer, time skipped; nobody else is told anything. */
async function live<Result>(planId: string, act: (process: Awaited<ReturnType<typeof begin>>) => Promise<Result>) {
  const activities = activitiesOfAll({
    ...{ perform: world.perform, ...gateways },
    ...{ checkoutOrigin: env.CHECKOUT_ORIGIN, chargeForSeconds: 60 },
  })
  const taskQueue = `half-a-year-${planId}`
  const connection = temporal.nativeConnection
  await beginToday(planId)
  const worker = await Worker.create({ connection, taskQueue, workflowBundle, activities })
  return worker.runUntil(async () => act(await begin(planId, taskQueue)))
}

/** Sales are made by this machine's clock, which does not skip: their instalments fall due by the process's. */
async function beginToday(planId: string): Promise<void> {
  const days = Math.round(((await temporal.currentTimeMs()) - Date.now()) / 86_400_000)
  await sql`update instalment set due_on = due_on + ${days}::int where plan_id = ${planId}`.execute(world.owner)
}

async function begin(planId: string, taskQueue: string) {
  const handle = await temporal.client.workflow.signalWithStart(instalmentsWorkflow, {
    ...{
      workflowId: instalmentsWorkflowId(planId),
      taskQueue,
      args: [{ plan: { merchantId: world.merchant.id, id: planId } }],
    },
    ...{ signal: 'begun', signalArgs: [{ key: 'begun' }] },
  })
  return {
    end: () => handle.result() as Promise<string>,
    tell: <Signal extends keyof InstalmentsSignals>(signal: Signal, payload: InstalmentsSignals[Signal]) =>
      handle.signal(signal, { ...payload, key: `${signal}/${JSON.stringify(payload)}` }),
    /** One that waits for ever would keep the server's time from being skipped. */
    stop: () => handle.terminate(),
    pass: (days: number) => temporal.sleep(days * 86_400_000),
  }
}

const instalment = (amountCents: number, state = 'captured') => `instalment ${amountCents} ${state}`
test('half a year: each instalment is taken once on its day, and the books say so', async () => {
  const { planId } = await confirmedByHand(world)
  expect(await live(planId, (process) => process.end())).toBe('paid')
  expect(await chargesOf(world, planId)).toEqual(['first 20250 captured', ...Array(5).fill(instalment(20_250))])
  expect(await takenFor(world, planId)).toBe(121_500)
})

test('an insufficient card is asked four times and no more; the answer is told each time', async () => {
  const { planId, orderId } = await confirmedByHand(world, { instalments: 3 })
  world.sandbox.patch({ acquirer: { declineAll: true } })
  await live(planId, async ({ pass, stop }) => {
    await pass(120)
    await stop()
  })
  world.sandbox.patch({ acquirer: { declineAll: false } })
  expect(await chargesOf(world, planId)).toEqual([
    'first 40500 captured',
    ...Array(8).fill(instalment(40_500, 'declined')),
  ])
  const told = await world.messages(orderId)
  expect(told.filter(({ template }) => template === 'instalment-declined')).toHaveLength(12)
  expect(told.filter(({ template }) => template === 'instalment-overdue')).toHaveLength(4)
  expect(await takenFor(world, planId)).toBe(40_500)
})

test('answers that are lost, however often, cost nobody anything twice', async () => {
  const { planId } = await confirmedByHand(world, { instalments: 3 })
  world.sandbox.patch({ acquirer: { loseNextAnswers: 9, idempotency: false } })
  expect(await live(planId, (process) => process.end())).toBe('paid')
  world.sandbox.patch({ acquirer: { loseNextAnswers: 0, idempotency: true } })
  expect(await takenFor(world, planId)).toBe(121_500)
})

test('off, the process holds; on again, it charges one overdue instalment a day', async () => {
  const { planId } = await confirmedByHand(world)
  const { customer_id } = await world.owner
    .selectFrom('payment_plan')
    .innerJoin('orders', 'orders.id', 'payment_plan.order_id')
    .select('customer_id')
    .where('payment_plan.id', '=', planId)
    .executeTakeFirstOrThrow()
  const set = (on: boolean) =>
    world.owner.updateTable('customer').set({ automatic_payments: on }).where('id', '=', customer_id).execute()
  await set(false)
  await live(planId, async ({ tell, pass, end }) => {
    await tell('switched', { on: false })
    await pass(100)
    expect(await chargesOf(world, planId)).toEqual(['first 20250 captured'])
    await set(true)
    await tell('switched', { on: true })
    expect(await end()).toBe('paid')
  })
  const days = await world.owner
    .selectFrom('charge')
    .select('asked_on')
    .where('plan_id', '=', planId)
    .where('purpose', '=', 'instalment')
    .orderBy('asked_on')
    .execute()
  expect(new Set(days.map(({ asked_on }) => asked_on)).size).toBe(5)
})
