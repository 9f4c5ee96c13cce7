import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { testUser } from '../testing/merchant.ts'
import { testOrder } from '../testing/order.ts'
import { testPayment } from '../testing/payment.ts'
import { testLine, testLinkKey } from '../testing/sale.ts'
import { markManyShipped } from './mark-many-shipped.ts'
import { markShipped } from './mark-shipped.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const clock = movableClock('2026-11-22T12:00:00.000Z')
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const goods = [
  testLine('product', 'Libro', 20_000),
  testLine('product', 'Láminas', 30_000),
  testLine('discount', 'Oferta', 5_000),
]
const order = (lines = goods) => testOrder(owner, perform, { lines })
const key = (merchantId: string): Actor => ({
  ...{ userId: merchantId, role: 'service', rights: ['orders.ship'] },
  scope: { kind: 'merchant', merchantId, centreIds: 'all' },
})
const entriesOf = (orderId: string) =>
  owner
    .selectFrom('ledger_entry')
    .select('kind')
    .where('order_id', '=', orderId)
    .where('kind', '=', 'shipment')
    .execute()

test('shipping everything moves the whole cart to what the merchant is owed, once', async () => {
  const { agent, id, order: read, balances, log } = await order()
  expect(await balances()).toMatchObject({ 'merchant-unshipped': -45_000 })
  const { lineIds, shipment } = await perform(markShipped, agent, { id })
  expect({ shipment, lines: lineIds.length }).toEqual({ shipment: 'shipped', lines: 2 })
  expect(await perform(markShipped, agent, { id })).toEqual({ id, shipment: 'shipped', lineIds: [] })
  expect(await read()).toMatchObject({ shipment: 'shipped', total_cents: 45_000, revision: 2 })
  expect(await balances()).toMatchObject({ 'merchant-payable': -45_000 })
  expect(await balances()).not.toHaveProperty('merchant-unshipped')
  expect(await log()).toMatchObject([
    { action: 'orders.mark-shipped', before: { shipment: 'unshipped' }, after: { shipment: 'shipped' } },
  ])
  const owed = await owner.selectFrom('disbursable_order').select('since').where('order_id', '=', id).execute()
  expect(owed).toEqual([{ since: '2026-11-22T12:00:00.000Z' }])
})

test('lines ship one after the other, by id or by reference, and sum up to the cent', async () => {
  const { agent, id, lines, balances } = await order()
  const [book] = await lines()
  const first = await perform(markShipped, agent, { reference: 'mkt-27-01', lineReferences: ['Libro'] })
  expect(first).toEqual({ id, shipment: 'partly-shipped', lineIds: [book?.lineId] })
  expect(await balances()).toMatchObject({ 'merchant-payable': -18_000, 'merchant-unshipped': -27_000 })
  clock.advance({ days: 1 })
  await perform(markShipped, agent, { id, lineIds: (await lines()).slice(0, 2).map(({ lineId }) => lineId) })
  expect(await balances()).toMatchObject({ 'merchant-payable': -45_000 })
})

test('a line that the order has not is refused by its place, and nothing ships', async () => {
  const { agent, id, order: read } = await order()
  await expect(perform(markShipped, agent, { id, lineReferences: ['Libro', 'Nada'] })).rejects.toMatchObject({
    code: 'line-unknown',
    fields: { 'lineReferences.1': 'line-unknown' },
  })
  await expect(perform(markShipped, agent, { id, lineIds: [randomUUID()] })).rejects.toMatchObject({
    code: 'line-unknown',
  })
  expect((await read()).shipment).toBe('unshipped')
})

test('two at once ship a line once', async () => {
  const { agent, id, merchantId, balances } = await order()
  const answers = await Promise.all([
    perform(markShipped, agent, { id }),
    perform(markShipped, key(merchantId), { reference: 'MKT-27-01' }),
    perform(markManyShipped, agent, { orders: [{ id }] }),
  ])
  expect(answers.filter((answer) => 'lineIds' in answer && answer.lineIds.length === 2).length).toBeLessThan(2)
  expect(await entriesOf(id)).toHaveLength(1)
  expect(await balances()).toMatchObject({ 'merchant-payable': -45_000 })
})

test('what an API key ships is told from what somebody marks by hand', async () => {
  const { id, merchantId } = await order()
  await perform(markShipped, key(merchantId), { id })
  const via = await owner.selectFrom('order_line').select('shipped_via').distinct().where('order_id', '=', id).execute()
  expect(via).toEqual([{ shipped_via: 'api' }])
})

test('only a confirmed order ships, and only in scope', async () => {
  const { agent, orderId } = await testPayment(owner, perform)
  await expect(perform(markShipped, agent, { id: orderId })).rejects.toMatchObject({ code: 'order-not-confirmed' })
  const foreign = await order()
  await expect(perform(markShipped, agent, { id: foreign.id })).rejects.toMatchObject({ code: 'not-found' })
  const elsewhere = await testUser(owner, foreign.merchantId, 'centre-manager', [])
  await expect(perform(markShipped, elsewhere, { reference: 'MKT-27-01' })).rejects.toMatchObject({ code: 'not-found' })
  const seller = await testUser(owner, foreign.merchantId, 'sales-agent', 'all' as never)
  await expect(perform(markShipped, seller, { id: foreign.id })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(perform(markShipped, agent, {})).rejects.toMatchObject({ fields: { reference: 'required' } })
})

test('several at once are answered one by one: what cannot ship keeps no other from it', async () => {
  const { agent, id, merchantId, centreId, customerId } = await order()
  const awaited = randomUUID()
  const copied = { customer_name: 'Ana Ruiz', phone: '+34612345678', email: 'ana@example.test', locale: 'es' }
  await owner
    .insertInto('orders')
    .values({
      ...{ ...copied, id: awaited, merchant_id: merchantId, centre_id: centreId, customer_id: customerId },
      ...{ reference: 'AWAITED', total_cents: 100, placed_at: '2026-11-22T12:00:00.000Z' },
    })
    .execute()
  const ask = { orders: [{ reference: 'none' }, { reference: 'awaited' }, { id }, { id, lineReferences: ['Nada'] }] }
  const failed = { outcome: 'failed', shipment: null }
  expect(await perform(markManyShipped, agent, ask)).toEqual({
    results: [
      { ...failed, id: null, code: 'not-found' },
      { ...failed, id: awaited, code: 'order-not-confirmed' },
      { id, outcome: 'shipped', shipment: 'shipped', code: null },
      { ...failed, id, code: 'line-unknown' },
    ],
  })
  const again = await perform(markManyShipped, agent, { orders: [{ id }] })
  expect(again.results).toEqual([{ id, outcome: 'unchanged', shipment: 'shipped', code: null }])
})

test('those who ship the same orders in another order never block each other', async () => {
  const { agent, id, merchantId, order: read } = await order()
  const row = await read()
  const { search_text: _, reference_key: __, ...copied } = row
  const copies = Array.from({ length: 8 }, (_each, index) => ({ ...copied, id: randomUUID(), reference: `S-${index}` }))
  await owner.insertInto('orders').values(copies).execute()
  const ids = [id, ...copies.map((copy) => copy.id)]
  const ask = (some: string[]) => ({ orders: some.map((one) => ({ id: one })) })
  await Promise.all([
    perform(markManyShipped, agent, ask(ids)),
    perform(markManyShipped, key(merchantId), ask(ids.toReversed())),
  ])
  expect(await entriesOf(id)).toHaveLength(1)
})
