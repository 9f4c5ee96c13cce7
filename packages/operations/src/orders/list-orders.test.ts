import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import type { OrderPage } from '@cauce/domain/orders/filter'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { createPerform } from '../perform.ts'
import { platformFinance, testUser } from '../testing/merchant.ts'
import { testOrder } from '../testing/order.ts'
import { testPayment } from '../testing/payment.ts'
import { testLine, testLinkKey } from '../testing/sale.ts'
import { countOrders } from './count-orders.ts'
import { exportOrders } from './export-orders.ts'
import { listOrders } from './list-orders.ts'
import { readOrder } from './read-order.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 3 })
const clock = movableClock('2026-11-22T12:00:00.000Z')
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const list = (actor: Actor, page: z.input<typeof OrderPage> = {}) => perform(listOrders, actor, page)

test('an order that nobody confirmed is in no list, and has no page', async () => {
  const { agent, orderId } = await testPayment(owner, perform)
  expect((await list(agent)).rows).toEqual([])
  await expect(perform(readOrder, agent, { id: orderId })).rejects.toMatchObject({ code: 'not-found' })
})

test('a row tells what was sold, paid and sent', async () => {
  const { agent, id } = await testOrder(owner, perform)
  const { rows, next } = await list(agent)
  expect(next).toBeNull()
  expect(rows).toMatchObject([
    {
      ...{ id, reference: 'MKT-27-01', customerName: 'Ana Ruiz', totalCents: 289_000, instalments: 3 },
      ...{ paidCents: 97_933, refundedCents: 0, disbursedCents: 0, state: 'confirmed', automaticPayments: true },
      ...{ shipment: 'shipped', returns: 'none' },
    },
  ])
})

test('each filter leaves what it names', async () => {
  const lines = [testLine('product', 'Libro', 20_000)]
  const { agent, centreId } = await testOrder(owner, perform, { lines })
  const found = async (page: z.input<typeof OrderPage>) => {
    const { rows } = await list(agent, page)
    expect((await perform(countOrders, agent, page)).count).toBe(rows.length)
    return rows.length
  }
  const hits = [
    { shipment: ['unshipped' as const] },
    { returns: ['none' as const], states: ['confirmed' as const] },
    { centreIds: [centreId] },
    { from: '2026-11-22', to: '2026-11-22' },
    { minCents: 20_000, maxCents: 20_000 },
    { search: 'mkt-27' },
    { search: 'ana ruíz' },
    { search: '612 345 678' },
    { search: 'mk' },
  ]
  for (const page of hits) expect(await found(page), JSON.stringify(page)).toBe(1)
  const misses = [
    { shipment: ['shipped' as const, 'partly-shipped' as const] },
    { returns: ['returned' as const] },
    { states: ['cancelled' as const] },
    { centreIds: [randomUUID()] },
    { from: '2026-11-23' },
    { to: '2026-11-21' },
    { minCents: 20_001 },
    { search: 'nobody' },
  ]
  for (const page of misses) expect(await found(page), JSON.stringify(page)).toBe(0)
})

test('nobody sees the orders of another merchant or centre, searching or not', async () => {
  const [mine, foreign] = [await testOrder(owner, perform), await testOrder(owner, perform)]
  const elsewhere = await testUser(owner, mine.merchantId, 'centre-manager', [])
  for (const page of [{}, { search: 'ana ruiz' }]) {
    const seen = (await list(mine.agent, page)).rows.map(({ id }) => id)
    expect(seen).toEqual([mine.id])
    expect((await list(elsewhere, page)).rows).toEqual([])
    const everywhere = (await list(platformFinance, { ...page, limit: 100 })).rows.map(({ id }) => id)
    expect(everywhere).toEqual(expect.arrayContaining([mine.id, foreign.id]))
  }
  for (const actor of [mine.agent, elsewhere])
    await expect(perform(readOrder, actor, { id: foreign.id })).rejects.toMatchObject({ code: 'not-found' })
  await expect(perform(readOrder, elsewhere, { id: mine.id })).rejects.toMatchObject({ code: 'not-found' })
})

test.each([
  { sort: 'confirmed', direction: 'desc' },
  { sort: 'confirmed', direction: 'asc' },
  { sort: 'amount', direction: 'desc' },
  { sort: 'amount', direction: 'asc' },
] as const)('pages by $sort $direction are complete and without repeats', async (order) => {
  const { agent, id } = await testOrder(owner, perform)
  const row = await owner.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const { search_text: _, reference_key: __, ...copied } = row
  const copies = Array.from({ length: 11 }, (_each, index) => ({
    ...copied,
    id: randomUUID(),
    reference: `R-${index}`,
    total_cents: 1000 + (index % 3),
    confirmed_at: `2026-11-2${index % 3}T12:00:00.000Z`,
  }))
  await owner.insertInto('orders').values(copies).execute()
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await list(agent, { ...order, limit: 4, after })
    seen.push(...page.rows.map((each) => each.id))
    after = page.next ?? undefined
  } while (after)
  expect(seen.toSorted()).toEqual([id, ...copies.map((each) => each.id)].toSorted())
  for (const ended of ['x', Buffer.from('["1",2]').toString('base64url')])
    await expect(list(agent, { ...order, after: ended })).rejects.toMatchObject({ code: 'bad-input' })
})

test('whoever takes the list as a file is in the log before its first row', async () => {
  const { agent, id, merchantId } = await testOrder(owner, perform)
  const { batches, timeZone } = await exportOrders(perform, agent, { sort: 'confirmed', direction: 'desc' })
  const logged = await owner
    .selectFrom('action_log')
    .select('action')
    .where('merchant_id', '=', merchantId)
    .where('action', '=', 'orders.export')
    .execute()
  expect(logged).toHaveLength(1)
  expect(timeZone).toBe('Europe/Madrid')
  const rows = []
  for await (const batch of batches) rows.push(...batch)
  expect(rows).toMatchObject([{ id, merchantName: 'Academia Faro', centreName: 'Madrid' }])
})

test('an order’s page has its lines, its versions, its plan and what was charged', async () => {
  const lines = [testLine('service', 'Curso', 60_000), testLine('product', 'Libro', 20_000)]
  const { agent, id, financingId } = await testOrder(owner, perform, { lines })
  const order = await perform(readOrder, agent, { id })
  expect(order).toMatchObject({
    ...{ revision: 2, cartVersion: 1, acceptedCents: 80_000, disbursableCents: 60_000, shipment: 'partly-shipped' },
    financing: { id: financingId, state: 'confirmed', productName: 'Hasta 6 cuotas' },
    lines: [
      { name: 'Curso', shipped: true, shippedAt: '2026-11-22T12:00:00.000Z' },
      { name: 'Libro', shipped: false, shippedAt: null },
    ],
    cartVersions: [{ version: 1, state: 'binding', totalCents: 80_000, madeBy: 'Eva Sanz', lines: [{}, {}] }],
    plan: {
      ...{ version: 1, costCents: 4800, totalCents: 84_800 },
      paid: { count: 1, cents: 28_267 },
      toCome: { count: 2, cents: 56_533 },
      overdue: { count: 0, cents: 0 },
      card: { brand: 'visa', last4: '4242', expiryMonth: 12, expiryYear: 2030 },
      versions: [{ version: 1, reason: 'accepted', instalments: [{ number: 1 }, { number: 2 }, { number: 3 }] }],
    },
    charges: [{ purpose: 'first', amountCents: 28_267, state: 'captured', instalment: 1, last4: '4242' }],
    refunds: [],
    disbursements: [],
  })
})
