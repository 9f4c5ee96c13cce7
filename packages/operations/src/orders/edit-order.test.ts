import { openDatabase, openOwner } from '@cauce/database/connection'
import type { CartLine } from '@cauce/domain/orders/cart'
import type { EditedLine } from '@cauce/domain/orders/questions'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { orderQuote } from '../payments/order-quote.ts'
import { createPerform } from '../perform.ts'
import { testUser } from '../testing/merchant.ts'
import { type TestOrder, testOrder } from '../testing/order.ts'
import { type TestSaleOptions, testLine, testLinkKey } from '../testing/sale.ts'
import { acceptCart, refuseCart } from './answer-cart.ts'
import { cancelOrder } from './cancel-order.ts'
import { markShipped } from './mark-shipped.ts'
import { orderLink } from './order-link.ts'
import { previewCart } from './preview-cart.ts'
import { readOrder } from './read-order.ts'
import { readWaitingCart } from './read-waiting-cart.ts'
import { saveCart } from './save-cart.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 4 })
const clock = movableClock('2026-11-22T12:00:00.000Z')
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const book = testLine('product', 'Libro', 20_000, 2)
const prints = testLine('product', 'Láminas', 50_000)
const sold = (options: TestSaleOptions = {}) => testOrder(owner, perform, { lines: [book, prints], ...options })

/** The cart as it binds, to be edited. */
const cartOf = async (order: TestOrder): Promise<EditedLine[]> =>
  (await order.lines())
    .filter(({ units }) => units > 0)
    .map(({ lineId, kind, reference, name, unitPriceCents, units, taxTreatment }) => ({
      ...{ lineId, kind, reference, name, unitPriceCents, units, taxTreatment },
    }))

async function save(order: TestOrder, lines: (EditedLine | CartLine)[], reason?: string) {
  const { revision } = await order.order()
  return perform(saveCart, order.agent, { id: order.id, lines, revision, ...(reason && { reason }) })
}

async function edit(order: TestOrder, change: (lines: EditedLine[]) => (EditedLine | CartLine)[]) {
  return save(order, change(await cartOf(order)))
}

const linkTo = async ({ id, merchantId }: TestOrder) =>
  owner
    .transaction()
    .execute((tx) => orderLink(tx, testLinkKey, { id, merchant_id: merchantId }, clock.now().toISOString()))

const newsOf = ({ id }: TestOrder) =>
  owner
    .selectFrom('message')
    .select(['template', 'channel'])
    .where('subject_kind', '=', 'order')
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()

const sumOf = (some: readonly { amountCents: number }[]) => some.reduce((sum, { amountCents }) => sum + amountCents, 0)

/** What has to be true of an order whatever was done to it. */
async function expectSound(order: TestOrder) {
  const [row, plan, balances, refunds] = [
    await order.order(),
    await order.plan(),
    await order.balances(),
    await order.refunds(),
  ]
  const refunded = refunds.reduce((sum, { amount_cents }) => sum + amount_cents, 0)
  const owed = row.state === 'cancelled' ? 0 : row.total_cents
  expect(plan.cartCents).toBe(owed)
  expect(sumOf(plan.instalments) - refunded).toBe(owed + plan.costCents)
  expect((balances['merchant-unshipped'] ?? 0) + (balances['merchant-payable'] ?? 0)).toBe(owed === 0 ? 0 : -owed)
  expect(balances['deferred-cost-income'] ?? 0).toBe(plan.costCents === 0 ? 0 : -plan.costCents)
}

test('taking something out before it ships makes the instalments smaller and tells the shopper', async () => {
  const order = await sold()
  const before = await order.plan()
  const answer = await edit(order, ([first]) => [{ ...first!, units: 1 }, prints])
  expect(answer).toMatchObject({ outcome: 'binding', cartVersion: 2, refundCents: 0 })
  const after = await order.plan()
  expect(after.instalments[0]).toEqual(before.instalments[0])
  expect(sumOf(after.instalments)).toBe(70_000 + 4_800)
  expect(await newsOf(order)).toEqual([{ template: 'plan-updated', channel: 'email' }])
  expect(await order.log()).toMatchObject([
    { action: 'orders.save-cart', before: { totalCents: 90_000 }, after: { cartVersion: 2, totalCents: 70_000 } },
  ])
  expect(await order.order()).toMatchObject({
    cart_version: 2,
    total_cents: 70_000,
    accepted_cents: 90_000,
    returns: 'none',
  })
  await expectSound(order)
})

test('the preview says what saving does', async () => {
  const order = await sold()
  const lines = (await cartOf(order)).slice(0, 1)
  const preview = await perform(previewCart, order.agent, { id: order.id, lines })
  expect(preview).toMatchObject({
    ...{ oldTotalCents: 90_000, newTotalCents: 40_000, differenceCents: -50_000, needsAcceptance: false, returned: [] },
    oldPlan: { totalCents: 94_800, openCents: 63_200 },
    newPlan: { totalCents: 44_800, openCents: 13_200 },
  })
  await save(order, lines)
  const { instalments, costCents } = await order.plan()
  expect(preview.newPlan.instalments.map(({ amountCents }) => amountCents)).toEqual(
    instalments.map(({ amountCents }) => amountCents),
  )
  expect(preview.newPlan.costCents).toBe(costCents)
  expect((await order.order()).revision).toBe(preview.revision + 1)
})

test('what comes back is a return: refunded the same day where more was paid than is owed, and off what the merchant is owed', async () => {
  const order = await sold()
  await perform(markShipped, order.agent, { id: order.id })
  const answer = await edit(order, ([first]) => [{ ...first!, units: 1, unitPriceCents: 20_000 }])
  expect(answer).toMatchObject({ outcome: 'binding', refundCents: 31_600 - 24_800 })
  expect(await order.refunds()).toMatchObject([
    { cause: 'return', amount_cents: 6_800, cart_version: 2, due_on: '2026-11-22', state: 'due' },
  ])
  expect(await order.order()).toMatchObject({ shipment: 'shipped', returns: 'partly-returned', total_cents: 20_000 })
  expect(await order.lines()).toMatchObject([
    { name: 'Libro', units: 1, returnedUnits: 1 },
    { name: 'Láminas', units: 0, returnedUnits: 1 },
  ])
  expect(await order.balances()).toMatchObject({ 'merchant-payable': -20_000 })
  await expectSound(order)
  const again = await edit(order, () => [])
  expect(again.refundCents).toBe(24_800)
  expect(await order.order()).toMatchObject({ returns: 'returned', total_cents: 0 })
  await expectSound(order)
})

test('return costs and discounts are lines of their own', async () => {
  const order = await sold()
  await perform(markShipped, order.agent, { id: order.id })
  const costs = testLine('shipping', 'Gastos de devolución', 900)
  await edit(order, ([, second]) => [second!, costs, testLine('discount', 'Disculpas', 1_000)])
  expect(await order.order()).toMatchObject({ total_cents: 49_900, returns: 'partly-returned' })
  await expectSound(order)
})

test('more than what was shipped is refused at its line, and so is a line that is not the order’s', async () => {
  const order = await sold()
  await perform(markShipped, order.agent, { id: order.id })
  await expect(edit(order, ([first, second]) => [{ ...first!, units: 3 }, second!])).rejects.toMatchObject({
    code: 'line-shipped',
    fields: { 'lines.0.units': 'line-shipped' },
  })
  const foreign = (await cartOf(await sold()))[0]!
  await expect(edit(order, (lines) => [...lines, foreign])).rejects.toMatchObject({
    fields: { 'lines.2': 'line-unknown' },
  })
  await expect(edit(order, (lines) => [...lines, testLine('discount', 'Todo', 90_001)])).rejects.toMatchObject({
    fields: { 'lines.2.unitPriceCents': 'discount-above-cart' },
  })
  const unshipped = await sold()
  await expect(edit(unshipped, () => [])).rejects.toMatchObject({ fields: { lines: 'required' } })
  await expect(edit(unshipped, (lines) => [...lines, testLine('product', 'Piano', 500_000)])).rejects.toMatchObject({
    code: 'total-out-of-range',
  })
})

test('whoever saves an order that another changed meanwhile learns so, and nothing is lost', async () => {
  const order = await sold()
  const lines = await cartOf(order)
  const { revision } = await order.order()
  const ask = (some: EditedLine[]) => perform(saveCart, order.agent, { id: order.id, lines: some, revision })
  const answers = await Promise.allSettled([ask(lines.slice(0, 1)), ask(lines.slice(1))])
  const refused = answers.filter(({ status }) => status === 'rejected')
  expect(refused).toMatchObject([{ reason: { code: 'order-changed', details: { revision: revision + 1 } } }])
  expect((await order.order()).cart_version).toBe(2)
  await expectSound(order)
  const { revision: now } = await order.order()
  await perform(markShipped, order.agent, { id: order.id })
  await expect(
    perform(saveCart, order.agent, { id: order.id, lines: await cartOf(order), revision: now }),
  ).rejects.toMatchObject({ code: 'order-changed' })
})

test('the same save sent again changes nothing more', async () => {
  const order = await sold()
  const input = { id: order.id, lines: (await cartOf(order)).slice(0, 1), revision: (await order.order()).revision }
  const options = { idempotencyKey: 'save-once' }
  const first = await perform(saveCart, order.agent, input, options)
  expect(await perform(saveCart, order.agent, input, options)).toEqual(first)
  expect((await order.order()).cart_version).toBe(2)
  expect(await edit(order, (lines) => lines)).toMatchObject({ outcome: 'unchanged', cartVersion: 2 })
})

test('above what the shopper agreed to, the old cart and plan stand until they accept; then the new ones count from that day', async () => {
  const order = await sold({ nominalYearlyRateBp: 1200 })
  const before = await order.plan()
  const answer = await edit(order, (lines) => [...lines, testLine('product', 'Maletín', 30_000)])
  expect(answer).toMatchObject({ outcome: 'awaiting-acceptance', cartVersion: 2 })
  expect(await order.plan()).toEqual(before)
  expect(await order.order()).toMatchObject({ cart_version: 1, total_cents: 90_000 })
  expect(await newsOf(order)).toEqual([
    { template: 'cart-to-accept', channel: 'sms' },
    { template: 'cart-to-accept', channel: 'email' },
  ])

  clock.advance({ days: 5 })
  const token = await linkTo(order)
  const shown = await perform(readWaitingCart, order.shopper, { token })
  expect(shown).toMatchObject({ version: 2, needsAcceptance: true, newTotalCents: 120_000, oldTotalCents: 90_000 })
  expect(shown).toMatchObject({ nominalYearlyRateBp: 1200, legal: { withdrawalDays: 14, latePaymentFeeCents: 1500 } })
  expect(shown?.taePercent).toBeCloseTo(12.7, 0)
  await expect(perform(acceptCart, order.shopper, { token, version: 2, planTotalCents: 1 })).rejects.toMatchObject({
    code: 'total-changed',
    details: { totalCents: shown?.newPlan.totalCents },
  })
  const accept = () =>
    perform(acceptCart, order.shopper, { token, version: 2, planTotalCents: shown!.newPlan.totalCents })
  await Promise.all([accept(), accept()])
  const after = await order.plan()
  expect(after.version).toBe(2)
  expect(sumOf(after.instalments)).toBe(shown?.newPlan.totalCents)
  expect(await order.order()).toMatchObject({ cart_version: 2, total_cents: 120_000, accepted_cents: 120_000 })
  expect(await perform(readWaitingCart, order.shopper, { token })).toBeNull()
  await expectSound(order)
})

test('a newer edit takes the place of one that waits, and nobody can accept the old one any more', async () => {
  const order = await sold()
  await edit(order, (lines) => [...lines, testLine('product', 'Maletín', 30_000)])
  await edit(order, (lines) => [...lines, testLine('product', 'Maletín', 20_000)])
  const token = await linkTo(order)
  await expect(perform(acceptCart, order.shopper, { token, version: 2 })).rejects.toMatchObject({
    code: 'cart-not-waiting',
  })
  await perform(refuseCart, order.shopper, { token, version: 3 })
  await perform(refuseCart, order.shopper, { token, version: 3 })
  await expect(perform(acceptCart, order.shopper, { token, version: 3 })).rejects.toMatchObject({
    code: 'cart-not-waiting',
  })
  await edit(order, (lines) => [...lines, testLine('product', 'Maletín', 10_000)])
  expect(await edit(order, (lines) => lines)).toMatchObject({ outcome: 'unchanged', cartVersion: 1 })
  const { cartVersions } = await perform(readOrder, order.agent, { id: order.id })
  expect(cartVersions.map(({ version, state }) => `${version} ${state}`)).toEqual([
    '4 withdrawn',
    '3 refused',
    '2 withdrawn',
    '1 binding',
  ])
  expect((await order.log()).map(({ action }) => action)).toEqual([
    'orders.save-cart',
    'orders.save-cart',
    'orders.refuse-cart',
    'orders.save-cart',
    'orders.save-cart',
  ])
  await expectSound(order)
})

test('what shipped while a cart waited comes back with it where it leaves it out', async () => {
  const order = await sold()
  await edit(order, ([, second]) => [second!, testLine('product', 'Maletín', 60_000)])
  await perform(markShipped, order.agent, { id: order.id, lineReferences: ['Libro'] })
  await perform(acceptCart, order.shopper, { token: await linkTo(order), version: 2 })
  expect(await order.order()).toMatchObject({
    returns: 'partly-returned',
    shipment: 'partly-shipped',
    total_cents: 110_000,
  })
  await expectSound(order)
})

test('a service that is added later ships as it is agreed to', async () => {
  const order = await sold()
  await edit(order, ([first]) => [first!, testLine('service', 'Tutoría', 30_000)])
  expect(await order.order()).toMatchObject({ shipment: 'partly-shipped', total_cents: 70_000 })
  expect(await order.balances()).toMatchObject({ 'merchant-payable': -30_000, 'merchant-unshipped': -40_000 })
})

test('what was not shipped can be cancelled once: all that was paid goes back and nothing is to come', async () => {
  const order = await sold()
  await edit(order, (lines) => [...lines, testLine('product', 'Maletín', 30_000)])
  const cancel = () => perform(cancelOrder, order.agent, { id: order.id, reason: 'not-available' })
  const answers = await Promise.all([cancel(), cancel()])
  expect(answers.map(({ refundCents }) => refundCents).toSorted()).toEqual([0, 31_600])
  expect(await order.refunds()).toMatchObject([{ cause: 'cancelled', amount_cents: 31_600 }])
  expect(await order.order()).toMatchObject({ state: 'cancelled', cancel_reason: 'not-available', total_cents: 90_000 })
  const plan = await order.plan()
  expect(plan.instalments.map(({ standing }) => standing)).toEqual(['paid'])
  expect(await order.balances()).toEqual({ 'acquirer-clearing': 31_600, 'shopper-receivable': -31_600 })
  await expectSound(order)
  await expect(edit(order, (lines) => lines)).rejects.toMatchObject({ code: 'order-cancelled' })
  await expect(perform(markShipped, order.agent, { id: order.id })).rejects.toMatchObject({ code: 'order-cancelled' })
  const token = await linkTo(order)
  await expect(perform(acceptCart, order.shopper, { token, version: 2 })).rejects.toMatchObject({
    code: 'order-cancelled',
  })
})

test('what was shipped cannot be cancelled, not even while it ships', async () => {
  const order = await sold()
  const answers = await Promise.allSettled([
    perform(cancelOrder, order.agent, { id: order.id, reason: 'other' }),
    perform(markShipped, order.agent, { id: order.id, lineReferences: ['Libro'] }),
  ])
  expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  await expectSound(order)
  const shipped = await sold()
  await perform(markShipped, shipped.agent, { id: shipped.id, lineReferences: ['Libro'] })
  await expect(perform(cancelOrder, shipped.agent, { id: shipped.id, reason: 'other' })).rejects.toMatchObject({
    code: 'order-shipped',
  })
})

test('an instalment whose answer is lost stays, and what it took goes back once that is known', async () => {
  const order = await sold()
  const plan = await order.plan()
  const second = plan.instalments[1]!
  await owner
    .insertInto('charge')
    .values({
      ...{ merchant_id: order.merchantId, order_id: order.id, plan_id: plan.id, purpose: 'instalment' },
      ...{ instalment_id: second.id, amount_cents: second.amountCents, state: 'unknown', asked_by: 'schedule' },
      ...{ asked_on: '2026-12-22', begun_at: '2026-12-22T08:00:00.000Z' },
    })
    .execute()
  const lines = (await cartOf(order)).slice(0, 1).map((line) => ({ ...line, units: 1 }))
  const preview = await perform(previewCart, order.agent, { id: order.id, lines })
  expect(preview).toMatchObject({ refundCents: 31_600, refundOnceKnownCents: 63_200 - 24_800 - 31_600 })
  await save(order, lines)
  expect((await order.plan()).instalments.map(({ standing }) => standing)).toEqual(['paid', 'unknown'])
  await expect(perform(cancelOrder, order.agent, { id: order.id, reason: 'other' })).resolves.toMatchObject({
    refundCents: 0,
  })
})

test('nobody edits, cancels, previews or quotes the order of another merchant or centre', async () => {
  const [mine, foreign] = [await sold(), await sold()]
  const elsewhere = await testUser(owner, foreign.merchantId, 'centre-manager', [])
  const supporter = { ...foreign.agent, role: 'support-agent' as const }
  for (const [actor, code] of [
    [mine.agent, 'not-found'],
    [elsewhere, 'not-found'],
    [supporter, 'forbidden'],
  ] as const) {
    const lines = await cartOf(foreign)
    const asked = { id: foreign.id, lines: lines.slice(0, 1) }
    await expect(perform(saveCart, actor, { ...asked, revision: 1 })).rejects.toMatchObject({ code })
    await expect(perform(previewCart, actor, asked)).rejects.toMatchObject({ code })
    await expect(perform(cancelOrder, actor, { id: foreign.id, reason: 'other' })).rejects.toMatchObject({ code })
    await expect(perform(orderQuote, actor, { orderId: foreign.id })).rejects.toMatchObject({ code })
  }
  const seller = { ...foreign.agent, role: 'sales-agent' as const }
  expect(await perform(orderQuote, seller, { orderId: foreign.id })).toMatchObject({ settlement: expect.anything() })
  const token = await linkTo(foreign)
  await expect(perform(acceptCart, mine.shopper, { token, version: 1 })).rejects.toMatchObject({ code: 'link-unknown' })
})
