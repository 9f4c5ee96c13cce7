import { openDatabase, openOwner } from '@cauce/database/connection'
import { commissionLeft } from '@cauce/domain/disbursement/commission'
import { disbursableCents } from '@cauce/domain/disbursement/disbursable'
import { type CartLine, cartTotalCents } from '@cauce/domain/orders/cart'
import { isGoods, returnsOf, shipmentOf } from '@cauce/domain/orders/order-lines'
import type { EditedLine } from '@cauce/domain/orders/questions'
import { movableClock } from '@cauce/testing/clock'
import { testDatabase } from '@cauce/testing/database'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { makePayoutFile } from '../disbursement/make-payout-file.ts'
import { nextPayments } from '../disbursement/next-payments.ts'
import { prepareDisbursement } from '../disbursement/prepare-disbursement.ts'
import { markDisbursementPaid, markDisbursementRejected } from '../disbursement/settle-disbursement.ts'
import { checkLedger } from '../ledger/check-ledger.ts'
import { orderQuote } from '../payments/order-quote.ts'
import { switchAutomaticPayments } from '../payments/switch-automatic.ts'
import { takePayment } from '../payments/take-payment.ts'
import { createPerform } from '../perform.ts'
import { testCharges } from '../testing/charges.ts'
import { platformFinance, testDebtor } from '../testing/merchant.ts'
import { type TestOrder, testOrder } from '../testing/order.ts'
import { testLine, testLinkKey } from '../testing/sale.ts'
import { paidMerchantIban } from '../testing/shipped-orders.ts'
import { acceptCart, refuseCart } from './answer-cart.ts'
import { cancelOrder } from './cancel-order.ts'
import { markShipped } from './mark-shipped.ts'
import { orderLink } from './order-link.ts'
import { previewCart } from './preview-cart.ts'
import { readWaitingCart } from './read-waiting-cart.ts'
import { saveCart } from './save-cart.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
const database = openDatabase({ url, connections: 2 })
const clock = movableClock()
const perform = createPerform({ database, linkKey: testLinkKey, clock: clock.now })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const kind = fc.constantFrom<CartLine['kind']>('product', 'product', 'service', 'shipping', 'discount')
const line = fc
  .tuple(kind, fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 3 }))
  .map(([of, euros, units]) => testLine(of, `${of} ${euros}`, of === 'discount' ? euros * 10 : euros * 100 + 7, units))

type Step =
  | { do: 'ship'; share: number }
  | { do: 'edit'; keep: number[]; add: CartLine[] }
  | { do: 'answer'; accept: boolean }
  | { do: 'cancel' }
  | { do: 'charge'; days: number; outcome: 'captured' | 'declined' | 'unknown' }
  | { do: 'pay'; share: number; outcome: 'captured' | 'declined' | 'unknown' }
  | { do: 'withdraw'; outcome: 'captured' | 'declined' | 'unknown' }
  | { do: 'learn'; outcome: 'captured' | 'declined' }
  | { do: 'switch'; on: boolean }
  | { do: 'disburse'; isSent: boolean; isPaid: boolean }
  | { do: 'reject' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('ship' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      keep: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
      add: fc.array(line, { maxLength: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('answer' as const), accept: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ do: 'cancel' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('charge' as const),
      days: fc.integer({ min: 1, max: 40 }),
      outcome: fc.constantFrom('captured' as const, 'captured' as const, 'declined' as const, 'unknown' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      share: fc.double({ min: 0, max: 1.2, noNaN: true }),
      outcome: fc.constantFrom('captured' as const, 'captured' as const, 'declined' as const, 'unknown' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('withdraw' as const),
      outcome: fc.constantFrom('captured' as const, 'declined' as const, 'unknown' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('learn' as const),
      outcome: fc.constantFrom('captured' as const, 'declined' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('switch' as const), on: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('disburse' as const), isSent: fc.boolean(), isPaid: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'reject' as const }) },
)

type Charges = Awaited<ReturnType<typeof testCharges>>

/** What the rules refuse is no fault here; what breaks is. */
async function live(order: TestOrder, charges: Charges, one: Step, unsettled: { id: string | null }): Promise<void> {
  const { agent, shopper, id, merchantId } = order
  switch (one.do) {
    case 'ship': {
      const goods = (await order.lines()).filter((each) => isGoods(each.kind) && each.units > 0)
      const lineIds = goods.slice(0, Math.ceil(goods.length * one.share)).map(({ lineId }) => lineId)
      await perform(markShipped, agent, lineIds.length > 0 ? { id, lineIds } : { id })
      return
    }
    case 'edit': {
      const kept = (await order.lines()).filter(({ units }) => units > 0)
      const lines: EditedLine[] = kept.flatMap(({ shipped: _, shippedAt: __, returnedUnits: ___, ...each }, index) => {
        const units = Math.min(each.units, one.keep[index % one.keep.length]!)
        return units > 0 ? [{ ...each, units }] : []
      })
      const cart = { id, lines: [...lines, ...one.add] }
      const { revision, ...preview } = await perform(previewCart, agent, cart)
      const saved = await perform(saveCart, agent, { ...cart, revision })
      if (saved.outcome === 'binding') expect(saved.refundCents).toBe(preview.refundCents)
      expect(saved.outcome === 'awaiting-acceptance').toBe(preview.needsAcceptance)
      return
    }
    case 'answer': {
      const at = clock.now().toISOString()
      const token = await owner
        .transaction()
        .execute((tx) => orderLink(tx, testLinkKey, { id, merchant_id: merchantId }, at))
      const waiting = await perform(readWaitingCart, shopper, { token })
      if (!waiting) return
      const { version, newPlan } = waiting
      if (one.accept) await perform(acceptCart, shopper, { token, version, planTotalCents: newPlan.totalCents })
      else await perform(refuseCart, shopper, { token, version })
      return
    }
    case 'cancel':
      await perform(cancelOrder, agent, { id, reason: 'other' })
      return
    case 'charge':
      clock.advance({ days: one.days })
      if (unsettled.id === null) {
        const chargeId = await charges.charge(one.outcome)
        if (!(await isAutomatic(order))) expect(chargeId).toBeNull()
      }
      return
    case 'pay': {
      const { settlement, version } = await perform(orderQuote, agent, { orderId: id })
      if (!settlement || unsettled.id !== null) return
      const part = Math.max(1, Math.round(settlement.amountCents * one.share))
      const isAll = part >= settlement.amountCents
      const payment = isAll
        ? { purpose: 'settlement' as const, amountCents: settlement.amountCents }
        : { purpose: 'prepayment' as const, amountCents: part }
      const { chargeId } = await perform(takePayment, agent, { orderId: id, version, payment })
      await charges.settle(chargeId!, one.outcome)
      return
    }
    case 'withdraw': {
      const { withdrawal, version } = await perform(orderQuote, agent, { orderId: id })
      if (!withdrawal) return
      const payment = { purpose: 'withdrawal' as const, amountCents: withdrawal.amountCents }
      const { chargeId } = await perform(takePayment, agent, { orderId: id, version, payment })
      if (chargeId !== null) await charges.settle(chargeId, one.outcome)
      return
    }
    case 'learn':
      if (unsettled.id !== null) await charges.settle(unsettled.id, one.outcome)
      return
    case 'switch':
      await perform(switchAutomaticPayments, agent, { customerId: order.customerId, on: one.on })
      return
    case 'disburse': {
      const day = clock.now().toISOString().slice(0, 10)
      const payment = await perform(prepareDisbursement, order.process, { merchantId, day })
      if (!payment || (await disbursementsOf(order)).find((each) => each.id === payment.id)?.state !== 'prepared')
        return
      if (one.isSent) await perform(makePayoutFile, platformFinance, testDebtor)
      if (one.isSent && one.isPaid) await perform(markDisbursementPaid, platformFinance, { id: payment.id })
      return
    }
    case 'reject': {
      const sent = (await disbursementsOf(order)).findLast(({ state }) => state === 'sent' || state === 'paid')
      if (sent) await perform(markDisbursementRejected, platformFinance, { id: sent.id, reason: 'Cuenta cerrada' })
    }
  }
}

const isAutomatic = async ({ customerId }: TestOrder): Promise<boolean> =>
  (
    await owner
      .selectFrom('customer')
      .select('automatic_payments as is')
      .where('id', '=', customerId)
      .executeTakeFirstOrThrow()
  ).is

const disbursementsOf = ({ merchantId }: TestOrder) =>
  owner
    .selectFrom('disbursement')
    .select(['id', 'state', 'gross_cents as grossCents', 'paid_cents as paidCents'])
    .where('merchant_id', '=', merchantId)
    .orderBy('id')
    .execute()

/** To the cent, whatever was paid, carried, rejected and paid again: its price less returns, less the commission on it. */
async function expectDisbursed(order: TestOrder, dueCents: number): Promise<number> {
  const stands = (await disbursementsOf(order)).filter(({ state }) => state !== 'rejected')
  const sumOf = (cents: readonly number[]) => cents.reduce((sum, each) => sum + each, 0)
  const grossCents = sumOf(stands.map((each) => each.grossCents))
  const paidCents = sumOf(stands.map((each) => each.paidCents))
  const waiting = (await perform(nextPayments, order.agent, undefined))[0]
  const { netCents, vatCents } = commissionLeft(dueCents, { netCents: 0, vatCents: 0 }, rateBp, 2100)
  expect(paidCents + (waiting?.balanceCents ?? 0)).toBe(dueCents - netCents - vatCents)
  expect(grossCents + (waiting ? waiting.shippedCents - waiting.returnedCents : 0)).toBe(dueCents)
  for (const each of stands) expect(each.paidCents).toBeGreaterThan(0)
  return grossCents
}

async function expectSound(order: TestOrder, isUnsettled: boolean): Promise<void> {
  const [row, lines, plan, books, refunds] = [
    await order.order(),
    await order.lines(),
    await order.plan(),
    await order.balances(),
    await order.refunds(),
  ]
  const versions = await owner
    .selectFrom('cart_version')
    .select(['version', 'state'])
    .where('order_id', '=', order.id)
    .execute()
  const captured = await owner
    .selectFrom('charge')
    .select('amount_cents')
    .where('order_id', '=', order.id)
    .where('state', '=', 'captured')
    .execute()
  const paidCents = captured.reduce((sum, { amount_cents }) => sum + amount_cents, 0)
  const refunded = refunds.reduce((sum, { amount_cents }) => sum + amount_cents, 0)
  const stands = row.state === 'confirmed'
  const cart = stands ? cartTotalCents(lines) : 0
  /** Credits positive. */
  const owed = (account: string) => 0 - (books[account] ?? 0)

  expect(versions.filter(({ state }) => state === 'binding')).toEqual([{ version: row.cart_version, state: 'binding' }])
  expect(versions.filter(({ state }) => state === 'awaiting-acceptance').length).toBeLessThanOrEqual(stands ? 1 : 0)
  if (stands) expect(row.total_cents).toBe(cart)
  expect({ shipment: row.shipment, returns: row.returns }).toEqual({
    shipment: shipmentOf(lines),
    returns: returnsOf(lines),
  })
  const disbursable = stands ? disbursableCents(lines) : 0
  const disbursed = await expectDisbursed(order, disbursable)
  expect(owed('merchant-payable')).toBe(disbursable - disbursed)
  expect(owed('merchant-unshipped') + owed('merchant-payable') + disbursed).toBe(cart)
  expect(owed('deferred-cost-income')).toBe(plan.costCents)
  expect(owed('shopper-receivable')).toBe(paidCents - cart - plan.costCents)
  expect(refunded).toBeLessThanOrEqual(paidCents)
  expect(plan.cartCents).toBe(cart)
  const planned = plan.instalments.reduce((sum, { amountCents }) => sum + amountCents, 0)
  if (!isUnsettled) expect(planned - refunded).toBe(cart + plan.costCents)
  const check = await perform(checkLedger, platformFinance, { merchantIds: [order.merchantId] })
  // Nobody issues invoices here.
  expect(check.differences.filter((each) => each.line !== 'uninvoiced')).toEqual([])
}

/** How many; thousands are for whoever changes the rules: `LIVES=2000 npx vitest run --project database lives`. */
const lives = Number(process.env.LIVES ?? 100)

const rateBp = 333
const agreeTariff = async ({ merchantId }: { merchantId: string }) => {
  await owner.updateTable('merchant').set({ iban: paidMerchantIban }).where('id', '=', merchantId).execute()
  await owner
    .insertInto('commission_tier')
    .values({
      ...{ merchant_id: merchantId, valid_from: '2026-01-01', from_cents: 0, from_instalments: 0, rate_bp: rateBp },
    })
    .execute()
}

const cartToSell = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .filter((lines) => lines.some(({ kind: of }) => isGoods(of)))
  .filter((lines) => cartTotalCents(lines) >= 10_000 && cartTotalCents(lines) <= 400_000)

test('whatever is done to an order, its cart, its plan and its books agree to the cent', {
  timeout: lives * 5_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      cartToSell,
      fc.constantFrom(undefined, 1200),
      fc.array(step, { minLength: 4, maxLength: 12 }),
      async (lines, nominalYearlyRateBp, steps) => {
        clock.set('2026-11-22T12:00:00.000Z')
        const rate = nominalYearlyRateBp === undefined ? {} : { nominalYearlyRateBp }
        const order = await testOrder(owner, perform, { lines, ...rate, beforehand: agreeTariff })
        const charges = await testCharges(owner, perform, order)
        const unsettled: { id: string | null } = { id: null }
        for (const one of steps) {
          await live(order, charges, one, unsettled).catch(refusedOnPurpose)
          // What was declared while an answer was awaited is charged as soon as that is known.
          unsettled.id = (await charges.agenda()).unsettled?.chargeId ?? null
          await expectSound(order, unsettled.id !== null)
        }
      },
    ),
    { numRuns: lives },
  )
})

const onPurpose = [
  'line-shipped',
  'discount-above-cart',
  'required',
  'order-shipped',
  'order-cancelled',
  'total-out-of-range',
]

function refusedOnPurpose(error: unknown): void {
  if (!onPurpose.includes((error as { code?: string }).code ?? '')) throw error
}
