import { openDatabase, openOwner } from '@cauce/database/connection'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { checkLedger } from '../ledger/check-ledger.ts'
import { orderMessageToDeliver } from '../messaging/order-message-to-deliver.ts'
import { acceptCart } from '../orders/answer-cart.ts'
import { cancelOrder } from '../orders/cancel-order.ts'
import { openOrder } from '../orders/open-order.ts'
import { orderLink } from '../orders/order-link.ts'
import { orderTimeline } from '../orders/order-timeline.ts'
import { readOrder } from '../orders/read-order.ts'
import { saveCart } from '../orders/save-cart.ts'
import { createPerform } from '../perform.ts'
import { testCharges } from '../testing/charges.ts'
import { platformFinance } from '../testing/merchant.ts'
import { type TestOrder, testOrder } from '../testing/order.ts'
import { type TestSaleOptions, testLine, testLinkKey } from '../testing/sale.ts'
import { orderQuote, quoteByLink } from './order-quote.ts'
import { payByLink } from './pay-by-link.ts'
import { switchAutomaticPayments } from './switch-automatic.ts'
import { takePayment } from './take-payment.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const clock = movableClock()
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))
beforeEach(() => clock.set('2026-11-22T12:00:00.000Z'))

/** A plan of 2.890,00 € and 48,00 € cost in 3, unless it bears interest: a third today, then on 22 December and 22 January. */
async function confirmed(options: TestSaleOptions = {}) {
  const order = await testOrder(owner, perform, options)
  const plan = await testCharges(owner, perform, order)
  const token = await database.write(order.agent.scope, (tx) =>
    orderLink(tx, testLinkKey, { id: order.id, merchant_id: order.merchantId }, clock.now().toISOString()),
  )
  const shown = () => perform(quoteByLink, order.shopper, { token })
  const pay = async (payment: Parameters<typeof payByLink.run>[1]['payment'], version?: number) =>
    (await perform(payByLink, order.shopper, { token, version: version ?? (await shown()).version, payment })).chargeId
  return {
    ...{ order, plan, token, shown, pay },
    page: () => perform(openOrder, order.shopper, { token }),
    /** By the link, as it is shown; gives the charge. */
    async withdraw() {
      const { withdrawal } = await shown()
      return pay({ purpose: 'withdrawal', amountCents: withdrawal!.amountCents })
    },
    async open() {
      const { instalments } = await order.plan()
      return instalments.flatMap((one) =>
        one.standing === 'paid'
          ? []
          : [[one.number, one.dueOn, one.amountCents, one.chargedFrom ?? null, one.standing] as const],
      )
    },
    /** What messages tell of the withdrawal, in order. */
    async letters() {
      const messages = await owner
        .selectFrom('message')
        .select(['id', 'template'])
        .where('subject_id', '=', order.id)
        .orderBy('id')
        .execute()
      const told = await Promise.all(
        messages.map(({ id }) => perform(orderMessageToDeliver, order.process, { messageId: id })),
      )
      return told.map(({ facts, template }) => facts.withdrawal?.kind ?? template)
    },
  }
}

async function expectSound(order: TestOrder) {
  const { instalments, refunds, cartCents, costCents } = await order.plan()
  const sum = (amounts: readonly { amountCents: number }[]) => amounts.reduce((all, one) => all + one.amountCents, 0)
  expect(sum(instalments) - sum(refunds)).toBe(cartCents + costCents)
  const { differences } = await perform(checkLedger, platformFinance, { merchantIds: [order.merchantId] })
  expect(differences).toEqual([])
}

test('within its days the shopper withdraws: the amount of the credit and the interest of the days used, nothing else', async () => {
  const { order, plan, shown, withdraw, letters } = await confirmed({ nominalYearlyRateBp: 1200 })
  clock.set('2026-12-02T12:00:00.000Z')
  const { withdrawal } = await shown()
  expect(withdrawal).toMatchObject({ untilOn: '2026-12-06' })
  const paid = (await order.plan()).instalments.filter(({ standing }) => standing === 'paid')
  const paidCents = paid.reduce((sum, { amountCents }) => sum + amountCents, 0)
  expect(withdrawal!.amountCents).toBe(289_000 + withdrawal!.interestCents! - paidCents)
  await plan.settle((await withdraw())!, 'captured')
  expect(await plan.agenda()).toMatchObject({ end: 'withdrawn', nextChargeAt: null })
  expect((await order.plan()).costCents).toBe(withdrawal!.interestCents)
  expect((await shown()).withdrawal).toBeNull()
  expect(await letters()).toEqual(['owes', 'paid'])
  await expectSound(order)
})

test('a card that refuses leaves the withdrawal as it is: thirty days to pay, tried again, told with a link', async () => {
  const { order, plan, open, withdraw, page, pay, letters, shown } = await confirmed()
  clock.set('2026-12-02T12:00:00.000Z')
  const chargeId = await withdraw()
  const owedCents = 289_000 - 97_933
  expect(await open()).toEqual([[2, '2027-01-01', owedCents, '2026-12-02', 'unknown']])
  await plan.settle(chargeId!, 'declined', 'card_velocity_exceeded')
  expect(await open()).toEqual([[2, '2027-01-01', owedCents, '2026-12-02', 'open']])
  const told = await page()
  expect(told.plan).toMatchObject({ withdrawal: { declaredOn: '2026-12-02', declaredBy: 'shopper', isDone: true } })
  expect(told.plan).toMatchObject({ toCome: { count: 1, cents: owedCents }, overdue: { count: 0 } })
  expect(await plan.begin()).toBeNull()
  for (const [day, outcome] of [
    ['03', 'declined'],
    ['05', 'declined'],
    ['09', 'declined'],
  ] as const) {
    expect(await plan.agenda()).toMatchObject({ nextChargeAt: `2026-12-${day}T08:00:00.000Z`, overdue: 0 })
    clock.set(`2026-12-${day}T08:00:00.000Z`)
    await plan.charge(outcome)
  }
  expect(await plan.agenda()).toMatchObject({ nextChargeAt: '2027-01-01T08:00:00.000Z', overdue: 0 })
  await expectSound(order)

  // A limit of 500 €: a part now, the rest by another card.
  const part = await pay({ purpose: 'prepayment', amountCents: 50_000 })
  await plan.settle(part!, 'captured')
  expect(await open()).toEqual([[2, '2027-01-01', owedCents - 50_000, '2026-12-02', 'open']])
  const { instalments, settlement } = await shown()
  expect(settlement).toEqual({ amountCents: owedCents - 50_000, savedCents: 0 })
  expect(await plan.agenda()).toMatchObject({ nextChargeAt: '2027-01-01T08:00:00.000Z' })
  const rest = await pay({ purpose: 'instalment', instalmentId: instalments[0]!.id, amountCents: owedCents - 50_000 })
  await plan.settle(rest!, 'captured')
  expect(await plan.agenda()).toMatchObject({ end: 'withdrawn', nextChargeAt: null })
  expect((await letters()).filter((_, index, all) => all[index] !== all[index - 1])).toEqual([
    ...['owes', 'instalment-declined', 'plan-updated', 'paid'],
  ])
  await expectSound(order)
})

test('it is overdue only after its thirtieth day', async () => {
  const { plan, withdraw, letters } = await confirmed()
  await plan.settle((await withdraw())!, 'declined')
  for (const at of ['2026-11-23', '2026-11-25', '2026-11-29', '2026-12-22']) {
    expect(await plan.agenda()).toMatchObject({ overdue: 0 })
    clock.set(`${at}T08:00:00.000Z`)
    expect(await plan.charge('declined')).not.toBeNull()
  }
  expect(await plan.agenda()).toMatchObject({ overdue: 1, nextChargeAt: null, end: null })
  expect((await letters()).at(-1)).toBe('instalment-overdue')
})

test('days that the merchant takes away leave the thirtieth', async () => {
  const { order, plan, withdraw } = await confirmed()
  await plan.settle((await withdraw())!, 'declined')
  clock.set('2026-11-23T08:00:00.000Z')
  await plan.charge('declined')
  await owner
    .updateTable('merchant')
    .set({ retry_days: [1] })
    .where('id', '=', order.merchantId)
    .execute()
  expect(await plan.agenda()).toMatchObject({ nextChargeAt: '2026-12-22T08:00:00.000Z' })
  await owner.updateTable('merchant').set({ retry_days: [] }).where('id', '=', order.merchantId).execute()
  expect(await plan.agenda()).toMatchObject({ nextChargeAt: '2026-12-22T08:00:00.000Z', overdue: 0 })
})

test('an answer that is lost is awaited, and nothing is charged twice', async () => {
  const { order, plan, open, withdraw } = await confirmed()
  const chargeId = await withdraw()
  await plan.settle(chargeId!, 'unknown')
  clock.set('2026-11-25T08:00:00.000Z')
  expect(await plan.agenda()).toMatchObject({ unsettled: { chargeId, isUnknown: true } })
  expect(await plan.begin()).toBeNull()
  expect(await withdraw().catch(() => 'gone')).toBe('gone')
  await plan.settle(chargeId!, 'captured')
  expect(await open()).toEqual([])
  expect(await plan.agenda()).toMatchObject({ end: 'withdrawn' })
  await expectSound(order)
  const lost = await confirmed()
  const second = await lost.withdraw()
  await lost.plan.settle(second!, 'unknown')
  clock.set('2026-11-26T08:00:00.000Z')
  await lost.plan.settle(second!, 'declined')
  await lost.plan.charge('captured')
  expect(await lost.plan.agenda()).toMatchObject({ end: 'withdrawn' })
  await expectSound(lost.order)
})

test('declared on its last day while an answer is lost, it is carried out once that is known, by what was owed that day', async () => {
  for (const outcome of ['captured', 'declined', 'cancelled'] as const) {
    clock.set('2026-11-22T12:00:00.000Z')
    const { order, plan, shown, pay, open, page, letters } = await confirmed({ nominalYearlyRateBp: 1200 })
    clock.set('2026-12-05T12:00:00.000Z')
    const owedBefore = (await shown()).withdrawal!
    const lost = await pay({ purpose: 'prepayment', amountCents: 10_000 })
    await plan.settle(lost!, 'unknown')
    clock.set('2026-12-06T22:58:00.000Z')
    expect((await shown()).withdrawal).toEqual({ amountCents: null, interestCents: null, untilOn: '2026-12-06' })
    expect(await pay({ purpose: 'withdrawal', amountCents: null })).toBeNull()
    expect((await page()).plan?.withdrawal).toMatchObject({ declaredOn: '2026-12-06', isDone: false })
    expect(await letters()).toEqual(['awaits'])
    await expect(pay({ purpose: 'prepayment', amountCents: 500 })).rejects.toMatchObject({
      code: 'payment-in-progress',
    })

    clock.set('2026-12-08T12:00:00.000Z')
    await plan.settle(lost!, outcome)
    const { costCents, cartCents } = await order.plan()
    const paidCents = cartCents + owedBefore.interestCents! - owedBefore.amountCents!
    const [owed, ...others] = await open()
    expect(others).toEqual([])
    expect(owed).toEqual([
      ...[2, '2027-01-05', cartCents + costCents - paidCents - (outcome === 'captured' ? 10_000 : 0)],
      ...['2026-12-08', 'unknown'],
    ])
    // Another day's interest of what was used, and none of those that it took us to know.
    expect(costCents - owedBefore.interestCents!).toBeGreaterThan(50)
    expect(costCents - owedBefore.interestCents!).toBeLessThan(70)
    const { unsettled } = await plan.agenda()
    await plan.settle(unsettled!.chargeId, 'captured')
    expect(await plan.agenda()).toMatchObject({ end: 'withdrawn' })
    expect((await letters()).filter((kind) => kind === 'awaits' || kind === 'owes' || kind === 'paid')).toEqual([
      ...['awaits', 'owes', 'paid'],
    ])
    await expectSound(order)
  }
})

test('what pays everything while the withdrawal waits gives the cost back', async () => {
  const { order, plan, shown, pay } = await confirmed()
  const lost = await pay({ purpose: 'settlement', amountCents: (await shown()).settlement!.amountCents })
  await plan.settle(lost!, 'unknown')
  expect(await pay({ purpose: 'withdrawal', amountCents: null })).toBeNull()
  clock.set('2026-12-20T12:00:00.000Z')
  await plan.settle(lost!, 'captured')
  expect(await plan.agenda()).toMatchObject({ end: 'withdrawn' })
  expect((await order.plan()).costCents).toBe(0)
  await expectSound(order)
})

test('declared twice, and by two at once, it is one; said again after its days, it stands', async () => {
  const { order, plan, shown, pay } = await confirmed()
  const { withdrawal, version } = await shown()
  const payment = { purpose: 'withdrawal' as const, amountCents: withdrawal!.amountCents }
  const asAgent = () => perform(takePayment, order.agent, { orderId: order.id, version, payment })
  const answers = await Promise.all([pay(payment, version), asAgent(), pay(payment, version)])
  const [chargeId, ...same] = answers.map((one) => (typeof one === 'object' ? (one?.chargeId ?? null) : one))
  expect(same).toEqual([chargeId, chargeId])
  await plan.settle(chargeId!, 'declined')
  clock.set('2026-12-20T12:00:00.000Z')
  expect(await pay(payment, version)).toBeNull()
  expect((await plan.charges()).filter((one) => one.includes('withdrawal')).length).toBe(1)
  const rows = await owner.selectFrom('plan_withdrawal').selectAll().where('plan_id', '=', plan.planId).execute()
  expect(rows).toMatchObject([{ declared_at: '2026-11-22T12:00:00.000Z', declared_on: '2026-11-22' }])
})

test('after its days nobody withdraws', async () => {
  const { order, shown } = await confirmed()
  clock.set('2026-12-06T22:59:00.000Z')
  expect((await shown()).withdrawal).not.toBeNull()
  clock.set('2026-12-06T23:01:00.000Z')
  expect((await shown()).withdrawal).toBeNull()
  const input = { orderId: order.id, version: 1, payment: { purpose: 'withdrawal' as const, amountCents: 1 } }
  await expect(perform(takePayment, order.agent, input)).rejects.toMatchObject({ code: 'withdrawal-over' })
})

test('neither a card that is missing nor a link that asked too often keeps anybody from it', async () => {
  const { plan, pay, withdraw, open } = await confirmed()
  for (let asked = 1; asked < 20; asked += 1)
    await plan.settle((await pay({ purpose: 'prepayment', amountCents: 1_000 }))!, 'declined')
  await owner.updateTable('stored_card').set({ replaced_at: clock.now().toISOString() }).execute()
  const chargeId = await withdraw()
  await plan.settle(chargeId!, 'declined', 'card_missing')
  expect(await open()).toMatchObject([[2, '2026-12-22', 191_067, '2026-11-22', 'open']])
})

test('C17: off, what is owed is charged as the shopper withdraws and not again by itself', async () => {
  const { order, plan, withdraw, letters } = await confirmed()
  await perform(switchAutomaticPayments, order.agent, { customerId: order.customerId, on: false })
  await plan.settle((await withdraw())!, 'declined')
  clock.set('2026-11-23T12:00:00.000Z')
  expect(await plan.agenda()).toMatchObject({ held: true, nextChargeAt: null })
  expect(await plan.begin()).toBeNull()
  expect((await letters()).includes('instalment-declined')).toBe(true)
  await perform(switchAutomaticPayments, order.agent, { customerId: order.customerId, on: true })
  await plan.charge('captured')
  expect(await plan.agenda()).toMatchObject({ end: 'withdrawn' })
})

test('whoever paid everything and withdraws gets the cost back at once', async () => {
  const { order, plan, shown, pay, withdraw, letters } = await confirmed()
  clock.set('2026-12-02T12:00:00.000Z')
  const { settlement } = await shown()
  await plan.settle((await pay({ purpose: 'settlement', amountCents: settlement!.amountCents }))!, 'captured')
  const { withdrawal } = await shown()
  expect(withdrawal!.amountCents).toBe(settlement!.savedCents - 4_800)
  expect(await withdraw()).toBeNull()
  const refunds = await order.refunds()
  expect(refunds.reduce((sum, { amount_cents }) => sum + amount_cents, 0)).toBe(-withdrawal!.amountCents!)
  expect((await letters()).at(-1)).toBe('back')
  await expectSound(order)
})

test('cancelled afterwards all goes back, also what was charged meanwhile', async () => {
  const lines = [testLine('product', 'Enciclopedia', 289_000)]
  const paid = await confirmed({ lines })
  await paid.plan.settle((await paid.withdraw())!, 'captured')
  await perform(cancelOrder, paid.order.agent, { id: paid.order.id, reason: 'other' })
  await expectSound(paid.order)
  for (const outcome of ['captured', 'declined'] as const) {
    const { order, plan, withdraw, open } = await confirmed({ lines })
    const chargeId = await withdraw()
    await plan.settle(chargeId!, 'unknown')
    await perform(cancelOrder, order.agent, { id: order.id, reason: 'other' })
    await plan.settle(chargeId!, outcome)
    expect(await open()).toEqual([])
    const back = (await order.refunds()).reduce((sum, { amount_cents }) => sum + amount_cents, 0)
    expect(back).toBe(outcome === 'captured' ? 289_000 : 97_933)
    expect(await plan.agenda()).toMatchObject({ end: 'cancelled' })
    await expectSound(order)
  }
  // What is declared and waits is not carried out any more.
  const waits = await confirmed({ lines })
  const lost = await waits.pay({ purpose: 'prepayment', amountCents: 10_000 })
  await waits.plan.settle(lost!, 'unknown')
  await waits.withdraw()
  await perform(cancelOrder, waits.order.agent, { id: waits.order.id, reason: 'other' })
  await waits.plan.settle(lost!, 'captured')
  expect(await waits.plan.agenda()).toMatchObject({ end: 'cancelled' })
  await expectSound(waits.order)
})

const two = [testLine('product', 'Libro', 100_000), testLine('product', 'Láminas', 50_000)]
const keep = async (order: TestOrder, names: string[], added: ReturnType<typeof testLine>[] = []) => {
  const { revision } = await order.order()
  const lines = (await order.lines()).filter(({ name, units }) => units > 0 && names.includes(name))
  const kept = lines.map(({ shipped: _, shippedAt: __, returnedUnits: ___, ...line }) => line)
  return perform(saveCart, order.agent, { id: order.id, revision, lines: [...kept, ...added] })
}

test('a cart that shrinks afterwards lowers what is owed, or gives back what was paid', async () => {
  const { order, plan, withdraw, open } = await confirmed({ lines: two, nominalYearlyRateBp: 1200 })
  clock.set('2026-12-02T12:00:00.000Z')
  await plan.settle((await withdraw())!, 'declined')
  const [[number, dueOn, owedCents, chargedFrom] = []] = await open()
  clock.set('2026-12-04T12:00:00.000Z')
  await keep(order, ['Libro'])
  expect(await open()).toEqual([[number, dueOn, owedCents! - 50_000, chargedFrom, 'open']])
  await expectSound(order)
  await plan.charge('captured')
  expect(await plan.agenda()).toMatchObject({ end: 'withdrawn' })
  await expectSound(order)
})

test('what is added again after withdrawing is charged only if the shopper agrees to it', async () => {
  const { order, plan, token, withdraw, open } = await confirmed({ lines: two, nominalYearlyRateBp: 1200 })
  await plan.settle((await withdraw())!, 'captured')
  expect((await keep(order, ['Libro'])).outcome).toBe('binding')
  const back = await keep(order, ['Libro'], [testLine('product', 'Láminas', 50_000)])
  expect(back.outcome).toBe('awaiting-acceptance')
  expect(await open()).toEqual([])
  expect(await plan.agenda()).toMatchObject({ end: 'withdrawn', nextChargeAt: null })
  await perform(acceptCart, order.shopper, { token, version: back.cartVersion })
  // Of a credit that ended there is no more interest.
  expect((await open()).map(([, , amountCents]) => amountCents)).toEqual([50_000])
  expect((await order.plan()).costCents).toBe(0)
  await expectSound(order)
})

test('the order tells who withdrew, and its story when it was said and when it was done', async () => {
  const { order, plan, pay } = await confirmed()
  const lost = await pay({ purpose: 'prepayment', amountCents: 10_000 })
  await plan.settle(lost!, 'unknown')
  const { version } = await perform(orderQuote, order.agent, { orderId: order.id })
  const payment = { purpose: 'withdrawal' as const, amountCents: null }
  await perform(takePayment, order.agent, { orderId: order.id, version, payment })
  await plan.settle(lost!, 'declined')
  const { plan: told } = await perform(readOrder, order.agent, { id: order.id })
  expect(told?.withdrawal).toMatchObject({ declaredBy: 'agent', isDone: true })
  const story = (await perform(orderTimeline, order.agent, { id: order.id })).map(({ action }) => action)
  expect(story.filter((action) => action.includes('withdrawal'))).toEqual([
    ...['payments.carry-out-withdrawal', 'payments.declare-withdrawal'],
  ])
})
