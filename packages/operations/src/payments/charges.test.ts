import { openDatabase, openOwner } from '@cauce/database/connection'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { cancelOrder } from '../orders/cancel-order.ts'
import { readPayoutSettings } from '../payout/read-payout-settings.ts'
import { setRetryDays } from '../payout/set-retry-days.ts'
import { createPerform } from '../perform.ts'
import { testCharges } from '../testing/charges.ts'
import { testOrder } from '../testing/order.ts'
import { testLine, testLinkKey } from '../testing/sale.ts'
import { listOverdue } from './list-overdue.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const clock = movableClock()
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))
beforeEach(() => clock.set('2026-11-22T12:00:00.000Z'))

/** A plan of 2.938,00 € in 3: 979,33 today, 979,33 on 22 December, 979,34 on 22 January. */
async function confirmed() {
  const order = await testOrder(owner, perform)
  return { order, plan: await testCharges(owner, perform, order) }
}
const switchPayments = (customerId: string, on: boolean) =>
  owner.updateTable('customer').set({ automatic_payments: on }).where('id', '=', customerId).execute()

test('each instalment is charged from the merchant’s morning on its day, and at the end nothing is owed', async () => {
  const { order, plan } = await confirmed()
  expect(await plan.agenda()).toMatchObject({ nextChargeAt: '2026-12-22T08:00:00.000Z', end: null })
  clock.set('2026-12-22T07:59:00.000Z')
  expect(await plan.charge('captured')).toBeNull()
  clock.set('2026-12-22T08:00:00.000Z')
  await plan.charge('captured')
  expect(await plan.charge('captured')).toBeNull()
  clock.set('2027-01-22T08:00:00.000Z')
  await plan.charge('captured')
  expect(await plan.charges()).toEqual([
    '2026-11-22 first1 97933 captured',
    '2026-12-22 instalment2 97933 captured',
    '2027-01-22 instalment3 97934 captured',
  ])
  expect(await plan.agenda()).toMatchObject({ nextChargeAt: null, end: 'paid' })
  expect((await order.balances())['shopper-receivable']).toBeUndefined()
  expect((await order.balances())['acquirer-clearing']).toBe(293_800)
  expect(await plan.told()).toEqual(['instalment-paid email', 'instalment-paid email'])
})

test('a merchant’s own retry days hold from the next decline on; what waited for one that is taken away is tried once more', async () => {
  const { order, plan } = await confirmed()
  const setDays = async (days: number[]) => {
    const { revision } = await perform(readPayoutSettings, order.agent, {})
    await perform(setRetryDays, order.agent, { merchantId: order.merchantId, revision, days })
  }
  await setDays([2, 30])
  clock.set('2026-12-22T08:00:00.000Z')
  await plan.charge('declined')
  expect((await plan.agenda()).nextChargeAt).toBe('2026-12-24T08:00:00.000Z')
  clock.set('2026-12-24T08:00:00.000Z')
  await plan.charge('declined')
  expect((await plan.agenda()).nextChargeAt).toBe('2027-01-21T08:00:00.000Z')
  await setDays([])
  expect((await plan.agenda()).nextChargeAt).toBe('2026-12-25T08:00:00.000Z')
  clock.set('2026-12-25T08:00:00.000Z')
  await plan.charge('declined')
  expect(await plan.agenda()).toMatchObject({ nextChargeAt: '2027-01-22T08:00:00.000Z', overdue: 1 })
})

test('a decline is tried again on days 1, 3 and 7, the shopper told each time, and then it is overdue', async () => {
  const { order, plan } = await confirmed()
  for (const day of ['22', '23', '25', '29']) {
    clock.set(`2026-12-${day}T08:00:00.000Z`)
    expect((await plan.agenda()).nextChargeAt).toBe(`2026-12-${day}T08:00:00.000Z`)
    await plan.charge('declined')
    expect(await plan.charge('declined')).toBeNull()
  }
  expect(await plan.agenda()).toMatchObject({ nextChargeAt: '2027-01-22T08:00:00.000Z', overdue: 1 })
  const both = (template: string) => [`${template} sms`, `${template} email`]
  expect(await plan.told()).toEqual([
    ...[1, 2, 3].flatMap(() => both('instalment-declined')),
    ...both('instalment-overdue'),
  ])
  const { rows } = await perform(listOverdue, order.agent, {})
  expect(rows).toMatchObject([
    { orderId: order.id, number: 2, amountCents: 97_933, daysOverdue: 7, tries: 4, standing: 'given-up' },
  ])
  expect((await perform(listOverdue, order.agent, { from: '2026-12-23' })).rows).toEqual([])
  clock.set('2027-01-22T08:00:00.000Z')
  await plan.charge('captured')
  expect(await plan.agenda()).toMatchObject({ nextChargeAt: null, overdue: 1, end: null })
})

test('while it is not known what became of a charge, none is made', async () => {
  const { plan } = await confirmed()
  clock.set('2026-12-22T08:00:00.000Z')
  const chargeId = await plan.charge('unknown')
  clock.set('2027-01-22T08:00:00.000Z')
  expect(await plan.begin()).toBeNull()
  expect((await plan.agenda()).unsettled).toEqual({ chargeId, isUnknown: true })
  await plan.settle(chargeId!, 'captured')
  await plan.settle(chargeId!, 'declined')
  expect((await plan.charges()).at(-1)).toBe('2026-12-22 instalment2 97933 captured')
  expect(await plan.begin()).not.toBeNull()
})

test('two who begin at once begin one charge', async () => {
  const { plan } = await confirmed()
  clock.set('2026-12-22T08:00:00.000Z')
  const begun = await Promise.all([plan.begin(), plan.begin(), plan.begin()])
  expect(begun.filter((chargeId) => chargeId !== null)).toHaveLength(1)
})

test('off, nothing is charged by itself; on again, one overdue instalment a day', async () => {
  const { order, plan } = await confirmed()
  await switchPayments(order.customerId, false)
  clock.set('2027-02-10T10:00:00.000Z')
  expect(await plan.agenda()).toMatchObject({ nextChargeAt: null, held: true })
  expect(await plan.begin()).toBeNull()
  await switchPayments(order.customerId, true)
  await plan.charge('captured')
  expect(await plan.begin()).toBeNull()
  expect((await plan.agenda()).nextChargeAt).toBe('2027-02-11T08:00:00.000Z')
  clock.set('2027-02-11T08:00:00.000Z')
  await plan.charge('captured')
  expect((await plan.charges()).slice(1)).toEqual([
    '2027-02-10 instalment2 97933 captured',
    '2027-02-11 instalment3 97934 captured',
  ])
})

test('a charge that was never sent leaves its instalment to be charged', async () => {
  const { plan } = await confirmed()
  clock.set('2026-12-22T08:00:00.000Z')
  await plan.charge('cancelled')
  expect(await plan.told()).toEqual([])
  expect(await plan.begin()).not.toBeNull()
})

test('an instalment that turns out to be paid after its order was cancelled goes back to the shopper', async () => {
  const order = await testOrder(owner, perform, { lines: [testLine('product', 'Libro', 120_000, 1)] })
  const plan = await testCharges(owner, perform, order)
  clock.set('2026-12-22T08:00:00.000Z')
  const chargeId = await plan.charge('unknown')
  await perform(cancelOrder, order.agent, { id: order.id, reason: 'not-available' })
  const before = await order.refunds()
  await plan.settle(chargeId!, 'captured')
  const refunds = await order.refunds()
  const paid = (await order.plan()).instalments.reduce((sum, { amountCents }) => sum + amountCents, 0)
  expect(refunds.length).toBe(before.length + 1)
  expect(refunds.map(({ cause }) => cause)).toEqual(['cancelled', 'cancelled'])
  expect(await plan.told()).toEqual(['order-cancelled email', 'paid-though-cancelled email'])
  expect(refunds.reduce((sum, { amount_cents }) => sum + amount_cents, 0)).toBe(paid)
  expect(await plan.agenda()).toMatchObject({ end: 'cancelled' })
})
