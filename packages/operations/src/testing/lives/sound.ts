import { expect } from 'vitest'
import { nextPayments } from '../../disbursement/next-payments.ts'
import { checkLedger } from '../../ledger/check-ledger.ts'
import { platformFinance } from '../merchant.ts'
import type { Life } from './life.ts'
import type { ModelOrder } from './model-order.ts'
import { expectBooks, expectPaidBack, expectPlan, ofOrder, sumOf } from './sound-payments.ts'

/** Whatever happened, all that is stored is what the model says, and the product's own check finds nothing. */
export async function expectSound(life: Life): Promise<void> {
  const { facts, model, merchant, world } = life
  expect(facts.unbalanced).toEqual([])
  expect(sumOf(facts.books)).toBe(0)
  expect(facts.books.filter(({ orderId }) => orderId === null)).toEqual([])
  expect(facts.orders.map(({ id }) => id).toSorted()).toEqual(model.orders.map(({ id }) => id).toSorted())
  for (const order of model.orders) {
    expectCart(life, order)
    expectPlan(life, order)
    expectBooks(life, order)
  }
  expectPaidBack(life)
  expectDisbursed(life)
  const waiting = (await world.perform(nextPayments, merchant.administrator, undefined))[0]
  const waits = model.orders.map((order) => model.waits(order))
  const feesCents = waits.reduce((sum, { netCents, vatCents }) => sum + netCents + vatCents, 0)
  expect({
    gross: (waiting?.shippedCents ?? 0) - (waiting?.returnedCents ?? 0),
    fees: waiting?.feesCents ?? 0,
    balance: waiting?.balanceCents ?? 0,
  }).toEqual({
    gross: waits.reduce((sum, { grossCents }) => sum + grossCents, 0),
    fees: feesCents,
    balance: model.balanceCents,
  })
  const check = await world.perform(checkLedger, platformFinance, { merchantIds: [merchant.id] })
  // Nobody issues invoices here.
  expect(check.differences.filter(({ line }) => line !== 'uninvoiced')).toEqual([])
}

function expectCart({ facts }: Life, order: ModelOrder): void {
  const { id: _, ...row } = facts.orders.find(({ id }) => id === order.id)!
  expect(row).toEqual({
    state: order.isCancelled ? 'cancelled' : 'confirmed',
    // A cancelled order keeps what it was cancelled with.
    total: order.isCancelled ? row.total : order.cartCents,
    shipment: order.shipment,
    returns: order.returns,
    binding: 1,
    isNamed: true,
    waiting: order.waiting ? 1 : 0,
  })
  const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name)
  const lines = ofOrder(facts.lines, order).map(({ name, units, priceCents, shipped, returned }) => ({
    ...{ name, units, priceCents, shipped, returned },
  }))
  expect(lines.toSorted(byName)).toEqual(
    order.lines
      .map(({ name, units, priceCents, shipped, returned }) => ({ name, units, priceCents, shipped, returned }))
      .toSorted(byName),
  )
}

/** Each payment holds of each order what waited of it as it was prepared, to the cent. */
function expectDisbursed({ facts, model }: Life): void {
  const sharesOf = (id: string) =>
    facts.shares.flatMap(({ paymentId, orderId, gross, net, vat }) =>
      paymentId === id && (gross !== 0 || net !== 0 || vat !== 0) ? [{ orderId, gross, net, vat }] : [],
    )
  const byOrder = (one: { orderId: string }, other: { orderId: string }) => one.orderId.localeCompare(other.orderId)
  expect(
    facts.payments.map(({ id, number, day, state }) => ({
      ...{ id, number, day, state },
      shares: sharesOf(id).toSorted(byOrder),
    })),
  ).toEqual(
    model.payments
      .map(({ id, number, day, state, shares }) => ({
        ...{ id, number, day, state },
        shares: [...shares]
          .map(([orderId, share]) => ({ orderId, gross: share.grossCents, net: share.netCents, vat: share.vatCents }))
          .filter(({ gross, net, vat }) => gross !== 0 || net !== 0 || vat !== 0)
          .toSorted(byOrder),
      }))
      .toSorted((one, other) => one.day.localeCompare(other.day)),
  )
  for (const payment of facts.payments) expect(payment.paid).toBe(payment.gross - payment.net - payment.vat)
  for (const payment of facts.payments) expect(payment.paid).toBeGreaterThan(0)
  const bankCents = facts.books.filter(({ account }) => account === 'bank')
  expect(0 - sumOf(bankCents)).toBe(model.outOfBankCents)
}
