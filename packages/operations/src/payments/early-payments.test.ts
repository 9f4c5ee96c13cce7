import { openDatabase, openOwner } from '@cauce/database/connection'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { cancelOrder } from '../orders/cancel-order.ts'
import { openOrder } from '../orders/open-order.ts'
import { orderLink } from '../orders/order-link.ts'
import { readOrder } from '../orders/read-order.ts'
import { createPerform } from '../perform.ts'
import { testCharges } from '../testing/charges.ts'
import { type TestOrder, testOrder } from '../testing/order.ts'
import { type TestSaleOptions, testLine, testLinkKey } from '../testing/sale.ts'
import { beginCardChange } from './begin-card-change.ts'
import { orderQuote } from './order-quote.ts'
import { payByLink } from './pay-by-link.ts'
import { sendOrderLink } from './send-order-link.ts'
import { switchAutomaticPayments } from './switch-automatic.ts'
import { takePayment } from './take-payment.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const clock = movableClock()
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))
beforeEach(() => clock.set('2026-11-22T12:00:00.000Z'))

/** A plan of 2.890,00 € and 48,00 € cost in 3: 979,33 today, 979,33 on 22 December, 979,34 on 22 January. */
async function confirmed(options: TestSaleOptions = {}) {
  const order = await testOrder(owner, perform, options)
  const plan = await testCharges(owner, perform, order)
  const token = await database.write(order.agent.scope, (tx) =>
    orderLink(tx, testLinkKey, { id: order.id, merchant_id: order.merchantId }, clock.now().toISOString()),
  )
  return { order, plan, token }
}

type Pay = Parameters<typeof payByLink.run>[1]['payment']
const take = async (order: TestOrder, payment: Pay, version?: number) => {
  const input = { orderId: order.id, version: version ?? (await order.plan()).version, payment }
  return (await perform(takePayment, order.agent, input)).chargeId
}
const quote = (order: TestOrder, prepaidCents?: number) =>
  perform(orderQuote, order.agent, { orderId: order.id, prepaidCents })

async function expectSound(order: TestOrder) {
  const { instalments, refunds, cartCents, costCents } = await order.plan()
  const sum = (amounts: readonly { amountCents: number }[]) => amounts.reduce((all, one) => all + one.amountCents, 0)
  expect(sum(instalments) - sum(refunds)).toBe(cartCents + costCents)
  const asked = sum(refunds)
  const open = sum(instalments.filter(({ standing }) => standing !== 'paid'))
  // Refunds that are asked for are posted when they are paid.
  expect((await order.balances())['shopper-receivable'] ?? 0).toBe(open - asked)
}

test('all at once costs less, in proportion to the time that remains, and ends the plan', async () => {
  const { order, plan } = await confirmed()
  clock.set('2026-12-22T07:00:00.000Z')
  const { settlement } = await quote(order)
  expect(settlement).toEqual({ amountCents: 97_933 + 97_934 - 2_440, savedCents: 2_440 })
  const chargeId = await take(order, { purpose: 'settlement', amountCents: settlement!.amountCents })
  expect(await plan.begin()).toBeNull()
  await plan.settle(chargeId!, 'captured')
  expect(await plan.agenda()).toMatchObject({ end: 'paid', nextChargeAt: null })
  expect((await order.plan()).costCents).toBe(4_800 - 2_440)
  await expectSound(order)
  expect(await plan.told()).toEqual(['plan-settled email'])
  await expect(take(order, { purpose: 'settlement', amountCents: 1 })).rejects.toMatchObject({ code: 'nothing-owed' })
})

test('a part paid early makes the next instalments smaller, and what was shown is what is done', async () => {
  const { order, plan } = await confirmed()
  const { prepayment } = await quote(order, 50_000)
  const chargeId = await take(order, { purpose: 'prepayment', amountCents: 50_000 })
  await plan.settle(chargeId!, 'captured')
  const open = (await order.plan()).instalments.filter(({ standing }) => standing === 'open')
  expect(open.map(({ number, dueOn, amountCents }) => ({ number, dueOn, amountCents }))).toEqual(
    prepayment?.instalments,
  )
  expect(prepayment?.savedCents).toBeGreaterThan(0)
  await expectSound(order)
  const { part, settlement } = await quote(order)
  expect(part).toEqual({ leastCents: 50, mostCents: settlement!.amountCents - 50 })
  for (const amountCents of [49, part!.mostCents + 1, 200_000]) {
    expect((await quote(order, amountCents)).prepayment).toBeNull()
    await expect(take(order, { purpose: 'prepayment', amountCents })).rejects.toMatchObject({
      ...{ code: 'prepayment-out-of-range', details: part, fields: { amountCents: 'prepayment-out-of-range' } },
    })
  }
  expect((await quote(order, part!.mostCents)).prepayment).toMatchObject({ instalments: [{ amountCents: 51 }] })
})

test('paid early in three parts, on two days, it costs what the days of each part come to', async () => {
  const { order, plan } = await confirmed()
  const pay = async (payment: Pay) => plan.settle((await take(order, payment))!, 'captured')
  const { settlement: whole } = await quote(order)
  expect(whole).toEqual({ amountCents: 97_933 + 97_934 - 4_800, savedCents: 4_800 })
  const halfCents = Math.round(whole!.amountCents / 2)
  await pay({ purpose: 'prepayment', amountCents: Math.round(halfCents / 2) })
  await pay({ purpose: 'prepayment', amountCents: halfCents - Math.round(halfCents / 2) })
  const { settlement: rest } = await quote(order)
  // A cent of the rounding in the shopper's favour fell with the parts.
  expect(rest).toEqual({ amountCents: whole!.amountCents - halfCents, savedCents: 2_399 })
  clock.set('2026-12-22T07:00:00.000Z')
  const { settlement: later } = await quote(order)
  expect(later?.savedCents).toBe(Math.ceil((2_399 * 31) / 61))
  await pay({ purpose: 'settlement', amountCents: later!.amountCents })
  expect((await order.plan()).costCents).toBe(2_399 - later!.savedCents)
  await expectSound(order)
})

test('what is paid early stands at its day and is none of the instalments, as often as it is done', async () => {
  const { order, plan, token } = await confirmed()
  for (let times = 0; times < 2; times++) {
    const chargeId = await take(order, { purpose: 'prepayment', amountCents: 10_000 })
    await plan.settle(chargeId!, 'captured')
  }
  const { plan: shown } = await perform(openOrder, order.shopper, { token })
  expect(shown?.instalments.map(({ number, dueOn }) => [number, dueOn])).toEqual([
    ...[[1, '2026-11-22'] as const, [null, '2026-11-22'] as const, [null, '2026-11-22'] as const],
    ...[[2, '2026-12-22'] as const, [3, '2027-01-22'] as const],
  ])
  expect(shown).toMatchObject({ paid: { count: 1, cents: 97_933 + 20_000 }, toCome: { count: 2 } })
  expect(await perform(readOrder, order.agent, { id: order.id })).toMatchObject({ instalments: 3 })
  await expectSound(order)
})

test('what fell due while automatic payments were off is said to wait, and to be overdue', async () => {
  const { order, token } = await confirmed()
  await perform(switchAutomaticPayments, order.agent, { customerId: order.customerId, on: false })
  const states = async () => {
    const { plan } = await perform(openOrder, order.shopper, { token })
    return { states: plan?.instalments.map(({ state }) => state), overdue: plan?.overdue.count }
  }
  clock.set('2026-12-22T22:59:00.000Z')
  expect(await states()).toEqual({ states: ['paid', 'open', 'open'], overdue: 0 })
  clock.set('2026-12-22T23:01:00.000Z')
  expect(await states()).toEqual({ states: ['paid', 'held', 'open'], overdue: 1 })
  await perform(switchAutomaticPayments, order.agent, { customerId: order.customerId, on: true })
  expect(await states()).toEqual({ states: ['paid', 'open', 'open'], overdue: 0 })
})

test('whoever is told that a card was kept is shown that card', async () => {
  const { order, token } = await confirmed()
  const { changeId } = await perform(beginCardChange, order.shopper, { token })
  const shown = await owner.transaction().execute(async (tx) => {
    await sql`lock table card_change in access exclusive mode`.execute(tx)
    const reading = perform(openOrder, order.shopper, { token })
    const waits = async () => (await sql`select from pg_locks where not granted`.execute(tx)).rows.length > 0
    while (!(await waits()));
    const { plan_id } = await tx
      .updateTable('card_change')
      .set({ state: 'kept', settled_at: clock.now().toISOString() })
      .where('id', '=', changeId)
      .returning('plan_id')
      .executeTakeFirstOrThrow()
    await tx.updateTable('stored_card').set({ last4: '4444' }).where('plan_id', '=', plan_id).execute()
    return () => reading
  })
  expect(await shown()).toMatchObject({ cardChange: { state: 'kept' }, plan: { card: { last4: '4444' } } })
})

test('the same asked twice is one charge, and something else meanwhile is refused', async () => {
  const { order, plan } = await confirmed()
  const first = await take(order, { purpose: 'prepayment', amountCents: 10_000 })
  expect(await take(order, { purpose: 'prepayment', amountCents: 10_000 })).toBe(first)
  await expect(take(order, { purpose: 'prepayment', amountCents: 20_000 })).rejects.toMatchObject({
    code: 'payment-in-progress',
  })
  await plan.settle(first!, 'captured')
  await expect(take(order, { purpose: 'prepayment', amountCents: 10_000 }, 1)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
})

test('an overdue instalment is paid by the link, and is overdue no more', async () => {
  const { order, plan, token } = await confirmed()
  for (const day of ['22', '23', '25', '29']) {
    clock.set(`2026-12-${day}T08:00:00.000Z`)
    await plan.charge('declined')
  }
  const shown = await perform(openOrder, order.shopper, { token })
  const [overdue] = shown.quote!.instalments
  expect(overdue).toMatchObject({ number: 2, amountCents: 97_933 })
  const payment = { purpose: 'instalment' as const, instalmentId: overdue!.id, amountCents: overdue!.amountCents }
  const version = shown.quote!.version
  const { chargeId } = await perform(payByLink, order.shopper, { token, version, payment })
  await plan.settle(chargeId!, 'declined', 'insufficient_funds')
  const declined = await perform(openOrder, order.shopper, { token })
  expect(declined.lastCharge).toMatchObject({ state: 'declined', declineCode: 'insufficient_funds' })
  const again = await perform(payByLink, order.shopper, { token, version, payment })
  await plan.settle(again.chargeId!, 'captured')
  expect(await plan.agenda()).toMatchObject({ overdue: 0, nextChargeAt: '2027-01-22T08:00:00.000Z' })
  await expectSound(order)
})

test('money of a settlement whose answer came after the plan changed is not lost: what is too much goes back', async () => {
  const { order, plan } = await confirmed()
  const { settlement } = await quote(order)
  const chargeId = await take(order, { purpose: 'settlement', amountCents: settlement!.amountCents })
  await sql`update charge set amount_cents = amount_cents + 5000 where id = ${chargeId}`.execute(owner)
  await plan.settle(chargeId!, 'captured')
  expect((await order.refunds()).map(({ amount_cents }) => amount_cents)).toEqual([5_000])
  await expectSound(order)
})

test.each(['settlement', 'prepayment'] as const)(
  'a %s that is captured after the order was cancelled is told as what it is, and goes back for the cancellation',
  async (purpose) => {
    const { order, plan } = await confirmed({ lines: [testLine('product', 'Libro', 120_000, 1)] })
    const { settlement } = await quote(order)
    const amountCents = purpose === 'settlement' ? settlement!.amountCents : 10_000
    const chargeId = await take(order, { purpose, amountCents })
    await plan.settle(chargeId!, 'unknown')
    await perform(cancelOrder, order.agent, { id: order.id, reason: 'not-available' })
    clock.set('2026-11-22T13:00:00.000Z')
    await plan.settle(chargeId!, 'captured')
    expect(await plan.agenda()).toMatchObject({ end: 'cancelled', nextChargeAt: null })
    const refunds = await order.refunds()
    expect(refunds.map(({ cause }) => cause)).toEqual(['cancelled', 'cancelled'])
    expect(refunds.at(-1)).toMatchObject({ amount_cents: amountCents })
    const { plan: shown } = await perform(readOrder, order.agent, { id: order.id })
    expect(shown?.versions.map(({ reason }) => reason)).toEqual(['prepaid', 'cancelled', 'accepted'])
    expect(await plan.told()).toEqual(['order-cancelled email', 'paid-though-cancelled email'])
    await expectSound(order)
  },
)

test('a declined early payment changes nothing', async () => {
  const { order, plan } = await confirmed()
  await plan.settle((await take(order, { purpose: 'prepayment', amountCents: 10_000 }))!, 'declined')
  expect((await order.plan()).version).toBe(1)
  expect(await plan.told()).toEqual([])
  await expectSound(order)
})

test('a stranger’s link opens nothing, and one that ran out says so', async () => {
  const { order, token } = await confirmed()
  const stranger = { token: token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) }
  await expect(perform(openOrder, order.shopper, stranger)).rejects.toMatchObject({ code: 'link-unknown' })
  const other = await confirmed()
  await expect(perform(openOrder, other.order.shopper, { token })).rejects.toMatchObject({ code: 'link-unknown' })
  clock.set('2027-06-22T12:00:00.000Z')
  await expect(perform(openOrder, order.shopper, { token })).rejects.toMatchObject({ code: 'link-expired' })
})

test('the link to an order is texted, and not over and over', async () => {
  const { order, plan } = await confirmed()
  await perform(sendOrderLink, order.agent, { orderId: order.id })
  await expect(perform(sendOrderLink, order.agent, { orderId: order.id })).rejects.toMatchObject({
    code: 'resend-too-soon',
  })
  expect(await plan.told()).toEqual(['order-link sms'])
})

test('a link that keeps asking for money is listened to twenty times a day', async () => {
  const { order, plan, token } = await confirmed()
  const pay = () =>
    perform(payByLink, order.shopper, { token, version: 1, payment: { purpose: 'prepayment', amountCents: 1_000 } })
  // The first of the plan was the shopper's, too.
  for (let asked = 1; asked < 20; asked += 1) await plan.settle((await pay()).chargeId!, 'declined')
  await expect(pay()).rejects.toMatchObject({ code: 'too-many-attempts' })
  clock.set('2026-11-23T12:00:01.000Z')
  expect((await pay()).chargeId).not.toBeNull()
})
