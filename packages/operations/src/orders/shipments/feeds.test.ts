import { openDatabase, openOwner } from '@cauce/database/connection'
import { platformProcess, systemActor } from '@cauce/domain/access/scope'
import type { ShipmentFeed } from '@cauce/domain/orders/shipments/feed'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { createPerform } from '../../perform.ts'
import { testUser } from '../../testing/merchant.ts'
import { testOrder } from '../../testing/order.ts'
import { testLine, testLinkKey } from '../../testing/sale.ts'
import { fileOf } from '../../testing/service-list.ts'
import { shipmentList } from '../../testing/shipment-list.ts'
import { beginDaily } from './begin-daily.ts'
import { endReading } from './end-reading.ts'
import { feedRequest } from './feed-request.ts'
import { feedsDue } from './feeds-due.ts'
import { listReadings } from './list-readings.ts'
import { readFeed } from './read-feed.ts'
import { readNow } from './read-now.ts'
import { readingToDo } from './reading-to-do.ts'
import { setFeed } from './set-feed.ts'
import { shipRows } from './ship-rows.ts'
import { takeFile } from './take-file.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const clock = movableClock('2026-11-22T12:00:00.000Z')
const webhooks = { keys: ['ab'.repeat(32)] as [string], allowedHosts: [] }
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now, webhooks })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const day = '2026-11-22'
const https: ShipmentFeed = {
  ...{ source: 'https', url: 'https://tienda.example.com/envios.csv?clave=uno', hour: 7, enabled: true },
  ...{ authorisation: 'basic', authorisedAs: 'cauce', secret: 'sésamo' },
}

async function sold() {
  const order = await testOrder(owner, perform, { lines: [testLine('product', 'Libro', 20_000)] })
  const { merchantId } = order
  const administrator = await testUser(owner, merchantId, 'merchant-administrator', 'all')
  await perform(setFeed, administrator, https)
  return { ...order, administrator, system: systemActor(merchantId) }
}

type Sold = Awaited<ReturnType<typeof sold>>

/** A reading that was begun for a day, or by hand. */
async function begun({ system, administrator, merchantId }: Sold, how: string | { trial: boolean } = day) {
  if (typeof how !== 'string') return (await perform(readNow, administrator, how)).id
  await perform(beginDaily, system, { merchantId, day: how })
  const { rows } = await perform(listReadings, administrator, {})
  return rows[0]!.id
}

const take = ({ system }: Sold, id: string, rows: Parameters<typeof shipmentList>[0], isOwn = true) =>
  perform(takeFile, system, {
    ...{ id, isOwn, fileName: 'envios.csv', file: fileOf(JSON.stringify(rows)), list: shipmentList(rows) },
  })

const latest = async ({ administrator }: Sold) => (await perform(listReadings, administrator, {})).rows

test('the secret of a feed is kept sealed, shown to nobody, and goes along with the request', async () => {
  const { administrator, system, merchantId } = await sold()
  const { feed } = await perform(readFeed, administrator, undefined)
  expect(feed).toEqual({
    ...{ source: 'https', url: https.url, authorisation: 'basic', authorisedAs: 'cauce', hasSecret: true },
    ...{ hour: 7, enabled: true },
  })
  const stored = await owner
    .selectFrom('shipment_feed')
    .select('secret')
    .where('merchant_id', '=', merchantId)
    .execute()
  expect(stored[0]?.secret?.toString('utf8')).not.toContain('sésamo')
  expect(await perform(feedRequest, system, { merchantId })).toEqual({
    url: https.url,
    authorization: `Basic ${Buffer.from('cauce:sésamo').toString('base64')}`,
  })
  await expect(perform(feedRequest, administrator, { merchantId })).rejects.toMatchObject({ code: 'forbidden' })
  const { before, after } = await owner
    .selectFrom('action_log')
    .select(['before', 'after'])
    .where('action', '=', 'shipments.set-feed')
    .where('merchant_id', '=', merchantId)
    .executeTakeFirstOrThrow()
  expect({ before, after }).toEqual({
    before: null,
    after: { feedSource: 'https', feedAddress: 'https://tienda.example.com', hour: 7, enabled: true },
  })
})

test('a secret that is not given anew stays with its server, and never goes to another', async () => {
  const { administrator, system, merchantId } = await sold()
  const { secret: _, ...without } = https
  await perform(setFeed, administrator, { ...without, url: 'https://tienda.example.com/otro.csv' })
  expect(await perform(feedRequest, system, { merchantId })).toMatchObject({
    authorization: expect.stringMatching(/^Basic /) as unknown,
  })
  for (const change of [{ url: 'https://otra.example.com/envios.csv' }, { authorisation: 'bearer' as const }])
    await expect(perform(setFeed, administrator, { ...without, ...change })).rejects.toMatchObject({
      fields: { secret: 'feed-secret-missing' },
    })
  await perform(setFeed, administrator, { ...without, authorisation: 'bearer', secret: 'ficha' })
  expect(await perform(feedRequest, system, { merchantId })).toMatchObject({ authorization: 'Bearer ficha' })
})

test.each([
  ['http://tienda.example.com/x', 'webhook-not-https'],
  ['https://10.0.0.1/x', 'webhook-address-refused'],
  ['https://localhost/x', 'webhook-address-refused'],
  ['https://user:pass@tienda.example.com/x', 'webhook-url-invalid'],
  ['https://tienda.example.com:22/x', 'webhook-port-refused'],
  ['', 'required'],
])('the address %s is refused', async (address, code) => {
  const { administrator } = await sold()
  await expect(perform(setFeed, administrator, { ...https, url: address })).rejects.toMatchObject({
    fields: { url: code },
  })
})

test('only administrators of all centres set a feed up and have it read', async () => {
  const { merchantId, centreId } = await sold()
  const manager = await testUser(owner, merchantId, 'centre-manager', [centreId])
  await expect(perform(setFeed, manager, https)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(perform(readNow, manager, { trial: true })).rejects.toMatchObject({ code: 'forbidden' })
})

test('a file is read once a day, when the merchant’s hour comes by its own clock', async () => {
  const { merchantId, administrator } = await sold()
  const dueBy = async (slot: string) =>
    (await perform(feedsDue, platformProcess, { slot })).merchants.find((due) => due.merchantId === merchantId)?.day
  expect(await dueBy('2026-11-22T06:00:00.000Z')).toBe('2026-11-22')
  expect(await dueBy('2026-11-22T05:00:00.000Z')).toBeUndefined()
  expect(await dueBy('2026-11-22T07:00:00.000Z')).toBeUndefined()
  await perform(setFeed, administrator, { ...https, enabled: false })
  expect(await dueBy('2026-11-22T06:00:00.000Z')).toBeUndefined()
})

test('a day’s reading is begun once, by however many, and its process is told', async () => {
  const it = await sold()
  const { system, merchantId } = it
  await Promise.all(Array.from({ length: 5 }, () => perform(beginDaily, system, { merchantId, day })))
  const rows = await latest(it)
  expect(rows).toMatchObject([{ state: 'reading', cause: 'clock', source: 'https', by: null }])
})

test('a file ships what it names; the same content on another day ships nothing', async () => {
  const it = await sold()
  const first = await begun(it)
  const rows = [{ orderReference: 'MKT-27-01' }, { orderReference: 'NADA' }]
  await take(it, first, rows)
  await take(it, first, rows)
  expect(await perform(shipRows, it.system, { id: first })).toEqual({ left: false })
  const [done] = await latest(it)
  expect(done).toMatchObject({ state: 'done', fileName: 'envios.csv', shipped: 1, failed: 1, open: 1 })
  expect((await it.order()).shipment).toBe('shipped')

  const second = await begun(it, '2026-11-23')
  await take(it, second, rows)
  const [again] = await latest(it)
  expect(again).toMatchObject({ id: second, state: 'nothing', isRepeat: true, importId: null })
})

test('other files of a folder have a reading each, begun with the day’s own', async () => {
  const it = await sold()
  const own = await begun(it)
  const other = [{ orderReference: 'MKT-27-01' }]
  await take(it, own, other, false)
  await take(it, own, other, false)
  await perform(endReading, it.system, {
    ...{ id: own, isOwn: false },
    fault: { code: 'file-damaged', fileName: 'roto.xlsx', file: fileOf('roto') },
  })
  await perform(endReading, it.system, { id: own, isOwn: true, fault: null })
  const rows = await latest(it)
  expect(rows.map(({ state }) => state).toSorted()).toEqual(['failed', 'nothing', 'shipping'])
})

test('that a file cannot be moved away is said beside its own reading, once', async () => {
  const it = await sold()
  const own = await begun(it)
  await take(it, own, [{ orderReference: 'MKT-27-01' }])
  const fault = { code: 'feed-file-not-moved', fileName: 'envios.csv' } as const
  for (const _ of [1, 2]) await perform(endReading, it.system, { id: own, isOwn: false, fault })
  const said = (await latest(it)).map(({ state, failure }) => [state, failure?.code])
  expect(said.toSorted()).toEqual([
    ['failed', 'feed-file-not-moved'],
    ['shipping', undefined],
  ])
})

test('a trial shows what would be shipped, and ships nothing', async () => {
  const it = await sold()
  const id = await begun(it, { trial: true })
  await take(it, id, [{ orderReference: 'MKT-27-01' }, { orderReference: 'NADA' }])
  const [tried] = await latest(it)
  expect(tried).toMatchObject({ state: 'tried', cause: 'trial', rows: 2, failed: 1, shipped: 0, open: 0 })
  expect((await it.order()).shipment).toBe('unshipped')
  expect((await perform(readingToDo, it.system, { id })).state).toBe('tried')
})

test('administrators are told of a daily file that cannot be read, each once a day; of one read by hand they are not', async () => {
  const it = await sold()
  const fail = async (how: string | { trial: boolean }, isOwn = true) => {
    const id = typeof how === 'string' ? await begun(it, how) : await begun(it, how)
    await perform(endReading, it.system, { id, isOwn, fault: { code: 'feed-refused', details: { status: 503 } } })
  }
  const letters = () =>
    owner
      .selectFrom('message')
      .select(['template', 'subject_kind'])
      .where('merchant_id', '=', it.merchantId)
      .where('template', '=', 'shipment-feed-failed')
      .execute()
  await fail({ trial: false })
  expect(await letters()).toEqual([])
  const own = await begun(it)
  const fault = { code: 'feed-refused' as const, details: { status: 503 } }
  for (const isOwn of [false, true, true]) await perform(endReading, it.system, { id: own, isOwn, fault })
  expect(await letters()).toEqual([{ template: 'shipment-feed-failed', subject_kind: 'shipment-reading' }])
  await fail('2026-11-23')
  expect(await letters()).toHaveLength(2)
  const [failed] = await latest(it)
  expect(failed).toMatchObject({ state: 'failed', failure: { code: 'feed-refused', details: { status: 503 } } })
})

test('a merchant’s people may not have a file read as often as they please', async () => {
  const it = await sold()
  for (let times = 0; times < 10; times += 1) await begun(it, { trial: times % 2 === 0 })
  await expect(begun(it, { trial: true })).rejects.toMatchObject({ code: 'feed-read-too-often' })
})
