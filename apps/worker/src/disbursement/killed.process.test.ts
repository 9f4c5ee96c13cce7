import { shipManyOrders } from '@cauce/operations/testing/many-orders'
import { testPayee } from '@cauce/operations/testing/shipped-orders'
import { testDatabase } from '@cauce/testing/database'
import { temporalEnvironment } from '@cauce/testing/temporal'
import { until } from '@cauce/testing/until'
import { disbursementSchedule } from '@cauce/workflows/disbursement/contract'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { spawnWorker } from '../testing/worker-process.ts'
import { openWorld } from '../testing/world.ts'

const { url } = await testDatabase()
const temporal = await temporalEnvironment({ timeSkipping: false })
const world = await openWorld(url, temporal.address)
const { owner } = world
afterAll(async () => {
  await temporal.teardown()
  await world.close()
})

const [merchants, orders] = [6, 1_500]

test('a worker killed in the middle of a run changes nothing in what merchants are paid', async () => {
  const payees = await Promise.all(Array.from({ length: merchants }, () => testPayee(owner, { hour: 9 })))
  for (const payee of payees) await shipManyOrders(owner, payee, orders)
  const owed = await payable()
  const payments = () =>
    owner
      .selectFrom('disbursement')
      .select(['merchant_id', 'orders', 'gross_cents', 'net_cents', 'vat_cents'])
      .execute()

  const first = spawnWorker(world.variables)
  const schedule = temporal.client.schedule.getHandle(disbursementSchedule)
  const isThere = () =>
    schedule.describe().then(
      () => true,
      () => false,
    )
  await first.shows(until('the Schedule is there', isThere, 20_000))
  const range = { start: new Date('2026-11-23T07:30:00.000Z'), end: new Date('2026-11-23T08:30:00.000Z') }
  await schedule.backfill({ ...range, overlap: 'ALLOW_ALL' })
  await first.shows(until('it pays', isPaying, 20_000))
  await first.end('SIGKILL')

  const second = spawnWorker(world.variables)
  await second.shows(until('all are paid', async () => (await payments()).length === merchants, 60_000))
  await second.end('SIGTERM')
  const paid = await payments()
  expect(new Set(paid.map(({ merchant_id }) => merchant_id)).size).toBe(merchants)
  expect(paid.reduce((sum, { gross_cents }) => sum + gross_cents, 0)).toBe(owed)
  expect(paid.map((payment) => payment.orders)).toEqual(payees.map(() => orders))
  expect(new Set(paid.map(({ net_cents, vat_cents }) => `${net_cents} ${vat_cents}`)).size).toBe(1)
  expect(await payable()).toBe(0)
  expect(
    await owner
      .selectFrom('disbursement_line')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirst(),
  ).toEqual({ n: merchants * orders })
}, 120_000)

async function payable(): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select coalesce(-sum(amount_cents), 0)::bigint as cents from ledger_posting where account = 'merchant-payable'`.execute(
    owner,
  )
  return rows[0]?.cents ?? 0
}

async function isPaying(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and state = 'active' and query like '%with waiting as%'
      and pid <> pg_backend_pid()`.execute(owner)
  return rows.length > 0
}
