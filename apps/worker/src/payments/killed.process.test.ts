import { setTimeout as sleep } from 'node:timers/promises'
import { systemActor } from '@cauce/domain/access/scope'
import { planAgenda } from '@cauce/operations/payments/plan-agenda'
import { testDatabase } from '@cauce/testing/database'
import { temporalEnvironment } from '@cauce/testing/temporal'
import { until } from '@cauce/testing/until'
import { DefaultLogger, Runtime } from '@temporalio/worker'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { chargesOf, confirmedByHand, takenFor } from '../testing/confirmed.ts'
import { spawnWorker } from '../testing/worker-process.ts'
import { openWorld } from '../testing/world.ts'

Runtime.install({ logger: new DefaultLogger('ERROR') })
const { url } = await testDatabase()
const temporal = await temporalEnvironment({ timeSkipping: false })
const world = await openWorld(url, temporal.address)
afterAll(async () => {
  await temporal.teardown()
  await world.close()
})

/** Where it is noon now, or nearly: a day's charges have begun there. */
const noonZone = () => {
  const ahead = 12 - new Date().getUTCHours()
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

test('a worker that is killed while the acquirer takes money takes none twice, and loses none', async () => {
  await world.owner.updateTable('merchant').set({ time_zone: noonZone() }).execute()
  world.sandbox.patch({ acquirer: { answerDelayMs: 400, idempotency: false } })
  const { planId } = await confirmedByHand(world)
  await sql`update instalment set due_on = (now() at time zone ${noonZone()})::date where plan_id = ${planId}`.execute(
    world.owner,
  )
  const settled = async () => (await chargesOf(world, planId)).filter((charge) => charge.endsWith('captured')).length
  const openIntents = async () => (await world.sandbox.control<unknown[]>('intents')).length

  // Killed as a charge is opened, as it is confirmed, and as its answer is on its way.
  for (const afterMs of [100, 500, 900]) {
    const [paid, intents] = [await settled(), await openIntents()]
    const worker = spawnWorker(world.variables)
    await worker.shows(until('a charge is asked', async () => (await openIntents()) > intents, 45_000))
    await sleep(afterMs)
    await worker.end('SIGKILL')
    expect(await settled()).toBeLessThanOrEqual(paid + 3)
  }
  const worker = spawnWorker(world.variables)
  const end = async () =>
    (await world.perform(planAgenda, systemActor(world.merchant.id), { id: planId })).end === 'paid'
  await worker.shows(until('all is paid', end, 90_000))
  await worker.end('SIGTERM')

  expect(await chargesOf(world, planId)).toEqual([
    'first 20250 captured',
    ...Array<string>(5).fill('instalment 20250 captured'),
  ])
  expect(await takenFor(world, planId)).toBe(121_500)
  const { rows } = await sql<{ cents: number }>`
    select sum(amount_cents)::int as cents from ledger_posting where account = 'acquirer-clearing'`.execute(world.owner)
  expect(rows[0]?.cents).toBe(121_500)
}, 240_000)
