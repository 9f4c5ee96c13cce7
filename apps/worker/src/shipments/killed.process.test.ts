import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readNow } from '@cauce/operations/orders/shipments/read-now'
import { setFeed } from '@cauce/operations/orders/shipments/set-feed'
import { testUser } from '@cauce/operations/testing/merchant'
import { testOrder } from '@cauce/operations/testing/order'
import { testLine } from '@cauce/operations/testing/sale'
import { testDatabase } from '@cauce/testing/database'
import { temporalEnvironment } from '@cauce/testing/temporal'
import { until } from '@cauce/testing/until'
import { shipmentFeedSchedule } from '@cauce/workflows/shipments/contract'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { spawnWorker } from '../testing/worker-process.ts'
import { openWorld } from '../testing/world.ts'

const { url } = await testDatabase()
const temporal = await temporalEnvironment({ timeSkipping: false })
const folder = await mkdtemp(join(tmpdir(), 'shipments-'))
const world = await openWorld(url, temporal.address, {
  SHIPMENT_DROP_FOLDER: folder,
  SHIPMENT_UNTOUCHED_SECONDS: '0',
})
const { owner, perform, sandbox } = world
afterAll(async () => {
  await temporal.teardown()
  await world.close()
  await rm(folder, { recursive: true })
})

const many = 1_200

/** A merchant with very many orders of which nothing is shipped, and who sets its feed up. */
async function sold() {
  const { merchantId, id } = await testOrder(owner, perform, { lines: [testLine('product', 'Libro', 20_000)] })
  await sql`
    with copy as (
      insert into orders (merchant_id, centre_id, customer_id, state, customer_name, phone, email, locale, reference,
        total_cents, accepted_cents, placed_at, confirmed_at)
      select merchant_id, centre_id, customer_id, 'awaited', customer_name, phone, email, locale, 'N-' || n, total_cents,
        accepted_cents, placed_at, null
      from orders, generate_series(1, ${many}::int) n where id = ${id} returning id, merchant_id),
    version as (
      insert into cart_version select (jsonb_populate_record(v, jsonb_build_object('order_id', c.id))).*
      from cart_version v, copy c where v.order_id = ${id}),
    line as (
      insert into cart_line
      select (jsonb_populate_record(l, jsonb_build_object('order_id', c.id, 'line_id', gen_random_uuid()))).*
      from cart_line l, copy c where l.order_id = ${id})
    insert into order_tariff select (jsonb_populate_record(t, jsonb_build_object('order_id', c.id))).*
    from order_tariff t, copy c where t.order_id = ${id}`.execute(owner)
  await sql`
    update orders set state = 'confirmed', confirmed_at = placed_at
    where merchant_id = ${merchantId} and state = 'awaited'`.execute(owner)
  const administrator = await testUser(owner, merchantId, 'merchant-administrator', 'all')
  return { merchantId, administrator }
}

const settings = { authorisation: 'none', hour: 9, enabled: true } as const
const fileOf = (references: string[]) => ['Pedido;Fecha de envío', ...references.map((one) => `${one};`), ''].join('\n')
const references = Array.from({ length: many }, (_, n) => `N-${n + 1}`)
const readings = (merchantId: string) =>
  owner.selectFrom('shipment_reading').selectAll().where('merchant_id', '=', merchantId).orderBy('begun_at').execute()

async function shippedOf(merchantId: string) {
  const { rows } = await sql<{ orders: number; lines: number; entries: number; cents: number }>`
    select (select count(*)::int from orders where merchant_id = ${merchantId} and shipment = 'shipped') as orders,
      (select count(*)::int from order_line where merchant_id = ${merchantId}) as lines,
      (select count(*)::int from ledger_entry where merchant_id = ${merchantId} and kind = 'shipment') as entries,
      (select coalesce(-sum(p.amount_cents), 0)::bigint from ledger_posting p join ledger_entry e on e.id = p.entry_id
        where e.merchant_id = ${merchantId} and p.account = 'merchant-payable') as cents`.execute(owner)
  return rows[0]!
}

test('a worker killed in the middle of a daily file ships each order of it once', async () => {
  const { merchantId, administrator } = await sold()
  await fetch(`${sandbox.url}/control/shipments/faro`, { method: 'PUT', body: fileOf([...references, 'NADA-1']) })
  const address = `${sandbox.url}/shop/faro/shipments.csv`
  await perform(setFeed, administrator, { ...settings, source: 'https', url: address })

  const first = spawnWorker(world.variables)
  const schedule = temporal.client.schedule.getHandle(shipmentFeedSchedule)
  const isThere = () =>
    schedule.describe().then(
      () => true,
      () => false,
    )
  await first.shows(until('the Schedule is there', isThere, 20_000))
  const range = { start: new Date('2026-11-23T07:30:00.000Z'), end: new Date('2026-11-23T08:30:00.000Z') }
  await schedule.backfill({ ...range, overlap: 'ALLOW_ALL' })
  await first.shows(until('it ships', async () => (await shippedOf(merchantId)).orders > 0, 30_000))
  await first.end('SIGKILL')
  expect((await shippedOf(merchantId)).orders).toBeLessThan(many)

  const second = spawnWorker(world.variables)
  await schedule.backfill({ ...range, overlap: 'ALLOW_ALL' })
  const isDone = async () => (await readings(merchantId)).some(({ state }) => state === 'done')
  await second.shows(until('the file is done', isDone, 60_000))
  await second.end('SIGTERM')
  expect(await shippedOf(merchantId)).toEqual({ orders: many, lines: many, entries: many, cents: many * 20_000 })
  expect(await readings(merchantId)).toMatchObject([
    { cause: 'clock', day: '2026-11-23', state: 'done', rows: many + 1, shipped: many, unchanged: 0, failed: 1 },
  ])
}, 150_000)

test('the files of a folder are read once each and put away; a broken one says why', async () => {
  const { merchantId, administrator } = await sold()
  const mine = join(folder, merchantId)
  await mkdir(mine)
  await writeFile(join(mine, 'uno.csv'), fileOf(['N-1', 'NADA-1']))
  await utimes(join(mine, 'uno.csv'), 1_700_000_000, 1_700_000_000)
  await writeFile(join(mine, 'roto.xlsx'), Buffer.from('PK\u0003\u0004 nada de esto es un libro', 'latin1'))
  await writeFile(join(mine, 'dos.csv'), fileOf(['N-2']))
  await writeFile(join(mine, 'tres.csv.part'), 'Ped')
  await perform(setFeed, administrator, { ...settings, source: 'drop' })
  await perform(readNow, administrator, { trial: true })

  const worker = spawnWorker(world.variables)
  const ended = async (count: number) =>
    (await readings(merchantId)).filter(({ ended_at }) => ended_at !== null).length === count
  await worker.shows(until('it was tried', () => ended(1), 30_000))
  expect(await readdir(mine)).toHaveLength(4)
  expect((await shippedOf(merchantId)).orders).toBe(0)

  await perform(readNow, administrator, { trial: false })
  await worker.shows(until('all were read', () => ended(4), 30_000))
  expect(await shippedOf(merchantId)).toMatchObject({ orders: 2 })
  expect((await readdir(mine)).toSorted()).toEqual(['failed', 'read', 'tres.csv.part'])
  expect(await readdir(join(mine, 'read'))).toHaveLength(2)
  expect(await readdir(join(mine, 'failed'))).toEqual([expect.stringMatching(/-roto\.xlsx$/)])

  await writeFile(join(mine, 'otra-vez.csv'), fileOf(['N-2']))
  await perform(readNow, administrator, { trial: false })
  await worker.shows(until('the last was read', () => ended(5), 30_000))
  await worker.end('SIGTERM')
  const states = (await readings(merchantId)).map(({ file_name, state }) => `${file_name} ${state}`)
  expect(states.toSorted()).toEqual([
    'dos.csv done',
    'otra-vez.csv nothing',
    'roto.xlsx failed',
    'uno.csv done',
    'uno.csv tried',
  ])
}, 120_000)
