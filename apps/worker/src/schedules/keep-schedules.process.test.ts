import { fileURLToPath } from 'node:url'
import { openDatabase, openOwner } from '@cauce/database/connection'
import { createPerform } from '@cauce/operations/perform'
import { testPayee } from '@cauce/operations/testing/shipped-orders'
import { taskQueue } from '@cauce/server/temporal'
import { testDatabase } from '@cauce/testing/database'
import { temporalEnvironment } from '@cauce/testing/temporal'
import { until } from '@cauce/testing/until'
import { disbursementSchedule } from '@cauce/workflows/disbursement/contract'
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { afterAll, expect, test } from 'vitest'
import type { Dependencies } from '../dependencies.ts'
import { disbursementRuns } from '../disbursement/process.ts'
import { keepSchedule } from './keep-schedules.ts'

Runtime.install({ logger: new DefaultLogger('ERROR') })
const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const perform = createPerform({ database, linkKey: 'key' })
const temporal = await temporalEnvironment({ timeSkipping: false })
const workflowBundle = await bundleWorkflowCode({
  workflowsPath: fileURLToPath(import.meta.resolve('@cauce/workflows/index')),
  logger: new DefaultLogger('ERROR'),
})
afterAll(async () => {
  await temporal.teardown()
  await Promise.all([owner.destroy(), database.close()])
})
const { schedule } = temporal.client
const handle = schedule.getHandle(disbursementSchedule)
const startWorker = () =>
  Worker.create({
    ...{ connection: temporal.nativeConnection, taskQueue, workflowBundle },
    activities: disbursementRuns.activities({ perform } as Dependencies),
  })

test('a Schedule is made once, keeps to the code of today, and stays paused where somebody paused it', async () => {
  await keepSchedule(schedule, disbursementRuns)
  await handle.pause('by hand')
  await keepSchedule(schedule, { ...disbursementRuns, minute: 5 })
  const { spec, state } = await handle.describe()
  expect(state.paused).toBe(true)
  expect(spec.calendars?.[0]?.minute).toEqual([{ start: 5, end: 5, step: 1 }])
  await keepSchedule(schedule, disbursementRuns)
  await handle.unpause()
})

test('hours that were missed are made up for, each for the merchants whose hour it was, and nobody is paid twice', async () => {
  const [early, late] = [await testPayee(owner, { hour: 8 }), await testPayee(owner, { hour: 20 })]
  for (const payee of [early, late]) await payee.owe(await payee.order({ rateBp: 300 }), 100_00)
  const payments = () => owner.selectFrom('disbursement').select(['merchant_id', 'day']).orderBy('day').execute()
  const worker = await startWorker()
  await worker.runUntil(async () => {
    for (let twice = 0; twice < 2; twice += 1) {
      await handle.backfill({
        start: new Date('2026-10-07T00:30:00.000Z'),
        end: new Date('2026-10-07T07:30:00.000Z'),
        overlap: 'ALLOW_ALL',
      })
      await until('the run is over', async () => (await handle.describe()).info.runningActions.length === 0)
    }
    await until('the merchant is paid', async () => (await payments()).length > 0)
  })
  expect(await payments()).toEqual([{ merchant_id: early.id, day: '2026-10-07' }])
})

test('a worker that is killed while it prepares leaves nothing half done; the next one prepares each payment once', async () => {
  const payees = []
  for (let count = 0; count < 4; count += 1) {
    const payee = await testPayee(owner, { hour: 9 })
    for (let order = 0; order < 20; order += 1) await payee.owe(await payee.order({ rateBp: 300 }), 10_00)
    payees.push(payee)
  }
  const range = { start: new Date('2026-10-08T06:30:00.000Z'), end: new Date('2026-10-08T07:30:00.000Z') }
  const first = await startWorker()
  const stopped = first.run()
  await handle.backfill({ ...range, overlap: 'ALLOW_ALL' })
  first.shutdown()
  await stopped
  const second = await startWorker()
  const ids = payees.map(({ id }) => id)
  const areAllPaid = async () => {
    const rows = await owner.selectFrom('disbursement').select('id').where('merchant_id', 'in', ids).execute()
    return rows.length === ids.length
  }
  // What the first had begun is the second's once its own queue has waited for ten seconds.
  await second.runUntil(() => until('all are paid', areAllPaid, 40_000))
  const rows = await owner
    .selectFrom('disbursement')
    .select(['orders', 'gross_cents'])
    .where('merchant_id', 'in', ids)
    .execute()
  expect(rows).toEqual(ids.map(() => ({ orders: 20, gross_cents: 200_00 })))
})
