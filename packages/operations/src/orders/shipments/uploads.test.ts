import { openDatabase, openOwner } from '@cauce/database/connection'
import { type Actor, systemActor } from '@cauce/domain/access/scope'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { importRows } from '../../imports/import-rows.ts'
import { previewImport } from '../../imports/preview-import.ts'
import { saveImport } from '../../imports/save-import.ts'
import { createPerform } from '../../perform.ts'
import { testUser } from '../../testing/merchant.ts'
import { testOrder } from '../../testing/order.ts'
import { testLine, testLinkKey } from '../../testing/sale.ts'
import { fileOf } from '../../testing/service-list.ts'
import { shipmentList } from '../../testing/shipment-list.ts'
import { cancelOrder } from '../cancel-order.ts'
import { markShipped } from '../mark-shipped.ts'
import { failedRows } from './failed-rows.ts'
import { listReadings } from './list-readings.ts'
import { readResult } from './read-result.ts'
import { seeToRow } from './see-to-row.ts'
import { shipRows } from './ship-rows.ts'
import { shipmentImports } from './shipment-import.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const clock = movableClock('2026-11-22T12:00:00.000Z')
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const goods = [testLine('product', 'Libro', 20_000), testLine('product', 'Láminas', 30_000)]

type Rows = Parameters<typeof shipmentList>[0]

async function sold() {
  const order = await testOrder(owner, perform, { lines: goods })
  const administrator = await testUser(owner, order.merchantId, 'merchant-administrator', 'all')
  return { ...order, administrator, system: systemActor(order.merchantId), reference: 'MKT-27-01' }
}

const preview = (actor: Actor, rows: Rows, centreId: string | null = null, text = JSON.stringify(rows)) =>
  perform(previewImport(shipmentImports), actor, {
    ...{ centreId, fileName: 'envios.csv', file: fileOf(text), list: shipmentList(rows) },
  })

/** Saves a list and ships it to the end, as its process does; a step that is repeated on the way changes nothing. */
async function shipped(actor: Actor, system: Actor, rows: Rows) {
  const { id } = await preview(actor, rows)
  await perform(saveImport(shipmentImports), actor, { id })
  const reading = await perform(readResult, actor, { importId: id })
  let steps = 1
  while ((await perform(shipRows, system, { id: reading!.id })).left) steps += 1
  expect(await perform(shipRows, system, { id: reading!.id })).toEqual({ left: false })
  return { id, steps, result: await perform(readResult, actor, { importId: id }) }
}

test('a preview says of every row what saving does, and changes nothing', async () => {
  const { administrator, reference, order } = await sold()
  const { id } = await preview(administrator, [
    { orderReference: ' mkt-27-01 ', lineReference: '', shippedOn: '20/11/2026' },
    { orderReference: reference, lineReference: 'LIBRO', shippedOn: '' },
    { orderReference: reference, lineReference: 'Atril', shippedOn: '' },
    { orderReference: 'NADA-1', lineReference: '', shippedOn: '' },
    { orderReference: '', lineReference: 'Libro', shippedOn: '' },
    { orderReference: reference, lineReference: '', shippedOn: '23/11/2026' },
    { orderReference: reference, lineReference: '', shippedOn: 'ayer' },
  ])
  const { rows } = await perform(importRows(shipmentImports), administrator, { id })
  expect(rows.map(({ change, faults }) => change ?? faults)).toEqual([
    'update',
    'update',
    { lineReference: { code: 'line-unknown' } },
    { orderReference: { code: 'order-unknown' } },
    { orderReference: { code: 'required' } },
    { shippedOn: { code: 'date-in-future' } },
    { shippedOn: { code: 'not-a-date' } },
  ])
  expect((await order()).shipment).toBe('unshipped')
  expect(await perform(readResult, administrator, { importId: id })).toBeNull()
})

test('saving ships the green rows as who saved them, and says of the others why not', async () => {
  const { administrator, system, reference, lines, balances, log } = await sold()
  const { result } = await shipped(administrator, system, [
    { orderReference: reference, lineReference: 'libro' },
    { orderReference: reference, lineReference: 'Libro' },
    { orderReference: 'NADA-1', lineReference: '' },
  ])
  expect(result).toMatchObject({ state: 'done', rows: 3, shipped: 2, unchanged: 0, failed: 1, open: 1, by: 'Eva Sanz' })
  expect((await lines()).map((line) => line.shipped)).toEqual([true, false])
  expect(await balances()).toMatchObject({ 'merchant-payable': -20_000, 'merchant-unshipped': -30_000 })
  expect((await log()).at(-1)).toMatchObject({ action: 'orders.mark-shipped', after: { shipment: 'partly-shipped' } })
  const sent = await owner
    .selectFrom('order_line')
    .select(['shipped_via', 'shipped_by'])
    .where('merchant_id', '=', administrator.scope.kind === 'merchant' ? administrator.scope.merchantId : '')
    .execute()
  expect(sent).toEqual([{ shipped_via: 'file', shipped_by: administrator.userId }])
})

test('what was shipped before is said to be, and is no error', async () => {
  const { administrator, system, id, reference } = await sold()
  const { id: early } = await preview(administrator, [{ orderReference: reference }])
  await perform(markShipped, administrator, { id })
  await perform(saveImport(shipmentImports), administrator, { id: early })
  const reading = await perform(readResult, administrator, { importId: early })
  await perform(shipRows, system, { id: reading!.id })
  expect(await perform(readResult, administrator, { importId: early })).toMatchObject({ unchanged: 1, failed: 0 })
  const { id: later } = await preview(administrator, [{ orderReference: reference }])
  const { rows } = await perform(importRows(shipmentImports), administrator, { id: later })
  expect(rows.map(({ change }) => change)).toEqual(['same'])
})

test('a long file ships in parts, each row seen to once however often a part is asked for', async () => {
  const { administrator, system, reference } = await sold()
  const rows = Array.from({ length: 900 }, (_, row) => ({
    orderReference: row % 3 === 1 ? 'NADA' : reference,
    lineReference: row < 890 ? 'Libro' : '',
  }))
  const { steps, result } = await shipped(administrator, system, rows)
  expect(steps).toBe(3)
  expect(result).toMatchObject({ state: 'done', rows: 900, failed: 300, open: 300 })
  expect(result!.shipped + result!.unchanged).toBe(600)
})

test('two at work on one reading ship each row once', async () => {
  const { administrator, system, reference } = await sold()
  const { id } = await preview(
    administrator,
    Array.from({ length: 450 }, () => ({ orderReference: reference })),
  )
  await perform(saveImport(shipmentImports), administrator, { id })
  const reading = await perform(readResult, administrator, { importId: id })
  await Promise.all(Array.from({ length: 4 }, () => perform(shipRows, system, { id: reading!.id })))
  const result = await perform(readResult, administrator, { importId: id })
  expect(result).toMatchObject({ state: 'done', shipped: 200, unchanged: 250, failed: 0 })
})

test('an order that is cancelled before its turn fails alone, and is dismissed or seen to by hand', async () => {
  const { administrator, system, id: orderId, reference } = await sold()
  const { id } = await preview(administrator, [{ orderReference: reference }, { orderReference: 'NADA' }])
  await perform(saveImport(shipmentImports), administrator, { id })
  await perform(cancelOrder, administrator, { id: orderId, reason: 'shopper-asked' })
  const reading = await perform(readResult, administrator, { importId: id })
  await perform(shipRows, system, { id: reading!.id })
  const { rows } = await perform(failedRows, administrator, { importId: id })
  expect(rows).toMatchObject([
    { row: 2, orderReference: reference, code: 'order-cancelled', orderId },
    { row: 3, orderReference: 'NADA', code: 'order-unknown', orderId: null },
  ])
  const readingId = reading!.id
  const shipping = (row: number) => perform(seeToRow, administrator, { readingId, row, by: 'ship' })
  await expect(shipping(2)).rejects.toMatchObject({ code: 'order-cancelled' })
  await expect(shipping(3)).rejects.toMatchObject({ code: 'order-unknown' })
  const dismissed = { outcome: 'dismissed' }
  expect(await perform(seeToRow, administrator, { readingId, row: 2, by: 'dismiss' })).toEqual(dismissed)
  expect(await shipping(2)).toEqual(dismissed)
  expect((await perform(failedRows, administrator, { importId: id })).rows).toHaveLength(1)
  const { rows: open } = await perform(listReadings, administrator, { only: 'open' })
  expect(open.map((row) => row.open)).toEqual([1])
})

test('a row that failed is marked by hand once its order is there', async () => {
  const { administrator, system, reference, order } = await sold()
  await owner
    .updateTable('orders')
    .set({ reference: 'TARDE-1' })
    .where('id', '=', (await order()).id)
    .execute()
  const { result } = await shipped(administrator, system, [
    { orderReference: 'TARDE-1', lineReference: 'Libro' },
    { orderReference: reference, lineReference: 'Láminas' },
  ])
  await owner
    .updateTable('orders')
    .set({ reference })
    .where('id', '=', (await order()).id)
    .execute()
  const seen = await perform(seeToRow, administrator, { readingId: result!.id, row: 3, by: 'ship' })
  expect(seen).toEqual({ outcome: 'shipped' })
  expect((await order()).shipment).toBe('shipped')
})

test('who sees only some centres ships those, and sees no other file', async () => {
  const { merchantId, centreId, administrator, reference } = await sold()
  const other = await owner
    .insertInto('centre')
    .values({ merchant_id: merchantId, code: 'B', name: 'Bilbao', tax_treatment: 'es-21' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const rows = [{ orderReference: reference }]
  const here = await testUser(owner, merchantId, 'centre-manager', [centreId])
  const there = await testUser(owner, merchantId, 'centre-manager', [other.id])
  await expect(preview(here, rows)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(preview(here, rows, other.id)).rejects.toMatchObject({ code: 'not-found' })
  const { id: elsewhere } = await preview(there, rows, other.id)
  const shown = await perform(importRows(shipmentImports), there, { id: elsewhere })
  expect(shown.rows).toMatchObject([{ faults: { orderReference: { code: 'order-unknown' } } }])
  const { id } = await preview(here, rows, centreId)
  await perform(saveImport(shipmentImports), here, { id })
  expect(await perform(readResult, here, { importId: id })).toMatchObject({ state: 'shipping' })
  expect(await perform(readResult, there, { importId: id })).toBeNull()
  expect((await perform(listReadings, there, {})).rows).toEqual([])
  expect((await perform(listReadings, administrator, {})).rows).toHaveLength(1)
})
