import { setTimeout as sleep } from 'node:timers/promises'
import { cancelOrder } from '@cauce/operations/orders/cancel-order'
import { testDatabase } from '@cauce/testing/database'
import { temporalEnvironment } from '@cauce/testing/temporal'
import { until } from '@cauce/testing/until'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { confirmedByHand, givenBackFor } from '../testing/confirmed.ts'
import { spawnWorker } from '../testing/worker-process.ts'
import { openWorld } from '../testing/world.ts'

Runtime.install({ logger: new DefaultLogger('ERROR') })
const { url } = await testDatabase()
const temporal = await temporalEnvironment({ timeSkipping: false })
const world = await openWorld(url, temporal.address)
// Nothing of a sale has left, so that it can be cancelled.
await world.owner.updateTable('merchant').set({ ships_services_at_confirmation: false }).execute()
afterAll(async () => {
  await temporal.teardown()
  await world.close()
})

/** The end of every refund there is. */
const states = async () => (await world.owner.selectFrom('refund').select('state').execute()).map(({ state }) => state)

test('a worker that is killed while the acquirer gives money back gives none twice, and loses none', async () => {
  world.sandbox.patch({ acquirer: { answerDelayMs: 400, idempotency: false } })
  const sales = [await confirmedByHand(world), await confirmedByHand(world), await confirmedByHand(world)]

  // Killed as the intent's refunds are looked through, as the money goes back, and as the answer is on its way.
  for (const [index, afterMs] of [200, 600, 1_000].entries()) {
    const { orderId } = sales[index]!
    const worker = spawnWorker(world.variables)
    await world.perform(cancelOrder, world.merchant.administrator, { id: orderId, reason: 'not-available' })
    const { id } = await world.owner
      .selectFrom('refund')
      .select('id')
      .where('order_id', '=', orderId)
      .executeTakeFirstOrThrow()
    const begun = async () => {
      const history = await temporal.client.workflow
        .getHandle(`refund/${id}`)
        .fetchHistory()
        .catch(() => undefined)
      return history?.events?.some(({ activityTaskScheduledEventAttributes: step }) => step) === true
    }
    await worker.shows(until('the acquirer is asked', begun, 45_000))
    await sleep(afterMs)
    await worker.end('SIGKILL')
  }
  const worker = spawnWorker(world.variables)
  const all = async () => (await states()).every((state) => state === 'paid')
  await worker.shows(until('all is given back', all, 90_000))
  await worker.end('SIGTERM')

  expect(await states()).toHaveLength(3)
  for (const { planId } of sales) expect(await givenBackFor(world, planId)).toBe(20_250)
  const { rows } = await sql<{ cents: number }>`
    select sum(amount_cents)::int as cents from ledger_posting where account = 'acquirer-clearing'`.execute(world.owner)
  expect(rows[0]?.cents).toBe(0)
}, 240_000)
