import { openDatabase, openOwner } from '@cauce/database/connection'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createPerform } from '../perform.ts'
import { testCharges } from '../testing/charges.ts'
import { platformFinance } from '../testing/merchant.ts'
import { type TestOrder, testOrder } from '../testing/order.ts'
import { testLinkKey } from '../testing/sale.ts'
import { exportOverdue, listOverdue } from './list-overdue.ts'
import { overdueAges } from './overdue-ages.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const clock = movableClock()
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))
beforeEach(() => clock.set('2026-11-22T12:00:00.000Z'))

/** A plan of 2.938,00 € in 3: 979,33 today, 979,33 on 22 December, 979,34 on 22 January. */
const confirmed = async () => {
  const order = await testOrder(owner, perform)
  return { order, plan: await testCharges(owner, perform, order) }
}
const list = (order: TestOrder, asked: Parameters<typeof listOverdue.run>[1] | object = {}) =>
  perform(listOverdue, order.agent, asked)
const numbers = async (order: TestOrder, asked: object = {}) =>
  (await list(order, asked)).rows.map(({ number }) => number)

test('an instalment is overdue from the day after it was due by the merchant’s own calendar, until it is paid', async () => {
  const { order, plan } = await confirmed()
  // An hour before midnight in Madrid.
  clock.set('2026-12-22T22:00:00.000Z')
  expect(await numbers(order)).toEqual([])
  clock.set('2026-12-22T23:30:00.000Z')
  expect((await list(order)).rows).toMatchObject([
    { orderId: order.id, number: 2, daysOverdue: 1, tries: 0, declineCode: null, standing: 'retried', isAsked: false },
  ])
  clock.set('2026-12-23T08:00:00.000Z')
  const chargeId = await plan.begin()
  expect((await list(order)).rows).toMatchObject([{ number: 2, isAsked: true }])
  await plan.settle(chargeId!, 'declined', 'insufficient_funds')
  expect((await list(order)).rows).toMatchObject([{ tries: 1, declineCode: 'insufficient_funds', isAsked: false }])
  clock.set('2026-12-25T08:00:00.000Z')
  await plan.charge('captured')
  expect(await numbers(order)).toEqual([])
})

test('one that waits for automatic payments is on hold, and one that was tried for the last time is given up', async () => {
  const { order, plan } = await confirmed()
  await owner.updateTable('customer').set({ automatic_payments: false }).where('id', '=', order.customerId).execute()
  clock.set('2027-01-05T10:00:00.000Z')
  expect((await list(order)).rows).toMatchObject([{ standing: 'held' }])
  expect(await numbers(order, { standings: ['retried', 'given-up'] })).toEqual([])
  await owner.updateTable('customer').set({ automatic_payments: true }).where('id', '=', order.customerId).execute()
  for (const day of ['05', '06', '07', '08']) {
    clock.set(`2027-01-${day}T10:00:00.000Z`)
    await plan.charge('declined')
  }
  expect((await list(order, { standings: ['given-up'] })).rows).toMatchObject([{ standing: 'given-up' }])
})

test('the oldest debt stands first, ages and amounts narrow the list, and pages have each once in either order', async () => {
  const { order } = await confirmed()
  clock.set('2027-01-25T10:00:00.000Z')
  expect(await numbers(order)).toEqual([2, 3])
  expect(await numbers(order, { direction: 'asc' })).toEqual([3, 2])
  expect(await numbers(order, { sort: 'amount' })).toEqual([3, 2])
  expect(await numbers(order, { ages: ['week'] })).toEqual([3])
  expect(await numbers(order, { ages: ['quarter'] })).toEqual([2])
  expect(await numbers(order, { ages: ['month', 'older'] })).toEqual([])
  expect(await numbers(order, { minCents: 97_934 })).toEqual([3])
  expect(await numbers(order, { search: (await order.order()).reference })).toEqual([2, 3])
  expect(await numbers(order, { search: 'nobody is called this' })).toEqual([])
  for (const asked of [{}, { direction: 'asc' }, { sort: 'amount' }, { sort: 'amount', direction: 'asc' }]) {
    const first = await list(order, { ...asked, limit: 1 })
    const second = await list(order, { ...asked, limit: 1, after: first.next })
    expect([...first.rows, ...second.rows]).toEqual((await list(order, asked)).rows)
    expect(second.next).toBeNull()
  }
  await expect(list(order, { after: 'x' })).rejects.toMatchObject({ code: 'bad-input' })
})

test('what is overdue is told by the age of the debt, the bands that are shown notwithstanding', async () => {
  const { order } = await confirmed()
  clock.set('2027-01-25T10:00:00.000Z')
  expect(await perform(overdueAges, order.agent, {})).toEqual([
    { age: 'week', count: 1, amountCents: 97_934 },
    { age: 'month', count: 0, amountCents: 0 },
    { age: 'quarter', count: 1, amountCents: 97_933 },
    { age: 'older', count: 0, amountCents: 0 },
  ])
  const narrowed = await perform(overdueAges, order.agent, { maxCents: 97_933 })
  expect(narrowed.map(({ count }) => count)).toEqual([0, 0, 1, 0])
})

test('a merchant’s people see their own centres’, finance sees every merchant’s and narrows to one', async () => {
  const [{ order }, { order: stranger }] = [await confirmed(), await confirmed()]
  clock.set('2027-01-05T10:00:00.000Z')
  expect((await list(stranger)).rows.map(({ orderId }) => orderId)).toEqual([stranger.id])
  const all = await perform(listOverdue, platformFinance, { limit: 100 })
  expect(all.rows.map(({ orderId }) => orderId)).toEqual(expect.arrayContaining([order.id, stranger.id]))
  const one = await perform(listOverdue, platformFinance, { merchantIds: [order.merchantId] })
  expect(one.rows.map(({ orderId }) => orderId)).toEqual([order.id])
  const { centre_id } = await order.order()
  const elsewhere = { kind: 'merchant' as const, merchantId: order.merchantId, centreIds: [crypto.randomUUID()] }
  expect(await numbers(order, { centreIds: [centre_id] })).toEqual([2])
  expect((await perform(listOverdue, { ...order.agent, scope: elsewhere }, {})).rows).toEqual([])
  await expect(perform(listOverdue, { ...order.agent, role: 'sales-agent' }, {})).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('the file has what the list shows', async () => {
  const { order } = await confirmed()
  clock.set('2027-01-25T10:00:00.000Z')
  const { batches, today } = await exportOverdue(perform, order.agent, { sort: 'age', direction: 'desc' })
  const rows: unknown[] = []
  for await (const batch of batches) rows.push(...batch)
  expect([rows, today]).toEqual([(await list(order)).rows, '2027-01-25'])
})
