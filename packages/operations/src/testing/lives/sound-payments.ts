import { expect } from 'vitest'
import { type Life, setupFeeCents } from './life.ts'
import { at } from './model-merchant.ts'
import type { ModelOrder } from './model-order.ts'

export const sumOf = (rows: readonly { cents: number }[]): number => rows.reduce((sum, { cents }) => sum + cents, 0)

export const ofOrder = <One extends { orderId: string | null }>(rows: readonly One[], { id }: ModelOrder): One[] =>
  rows.filter(({ orderId }) => orderId === id)

const dayMs = 86_400_000

/** The plan in force adds up, and its instalments were charged once, and tried on the days for it. */
export function expectPlan({ facts, paidOff, terms }: Life, order: ModelOrder): void {
  const plan = ofOrder(facts.plans, order)[0]!
  const instalments = ofOrder(facts.instalments, order)
  const charges = ofOrder(facts.charges, order)
  const unsettled = charges.filter(({ state }) => state === 'begun' || state === 'unknown')
  expect(unsettled.length).toBeLessThanOrEqual(1)
  expect(plan).toMatchObject({ principal: order.cartCents, total: order.cartCents + plan.cost })
  expect(plan.cost).toBeGreaterThanOrEqual(0)
  if (order.cartCents === 0) expect(plan.cost).toBe(0)
  if (terms.nominalYearlyRateBp === null) expect(plan.cost).toBeLessThanOrEqual(setupFeeCents)
  expect(instalments.every(({ cents }) => cents > 0)).toBe(true)
  const heldCents = sumOf(instalments) - sumOf(ofOrder(facts.refunds, order))
  // What was asked and not answered stays as it was asked, whatever the cart comes to since.
  if (unsettled.length === 0) expect(heldCents).toBe(plan.total)
  else expect(heldCents).toBeGreaterThanOrEqual(plan.total)
  if (paidOff === order.id) expect(instalments.filter(({ isPaid }) => !isPaid)).toEqual([])

  const captured = charges.filter(({ state }) => state === 'captured')
  expectDifferent(captured.flatMap(({ instalment }) => instalment ?? []))
  const tries = charges.filter(({ askedBy, purpose }) => askedBy === 'schedule' || purpose === 'withdrawal')
  const answered = tries.filter(({ state }) => state === 'captured' || state === 'declined')
  expectDifferent(answered.map(({ instalment, askedOn }) => `${instalment} ${askedOn}`))
  for (const [instalment, ofOne] of Map.groupBy(answered, (one) => one.instalment))
    for (const [index, { askedOn, dueOn, chargedFrom }] of ofOne.entries()) {
      // What is paid back after a withdrawal is tried from that day on, and once more on the day that it is due.
      const after = [0, ...terms.retryDays, ...(chargedFrom === null ? [] : [Number.POSITIVE_INFINITY])][index]
      expect(after, `one charge too many of ${instalment}`).toBeDefined()
      const due = Date.parse(dueOn!)
      const earliest =
        chargedFrom === null ? due + after! * dayMs : Math.min(due, Date.parse(chargedFrom) + after! * dayMs)
      expect(Date.parse(askedOn)).toBeGreaterThanOrEqual(earliest)
    }
}

/** What the accounts say of an order. */
export function expectBooks({ facts, model }: Life, order: ModelOrder): void {
  const plan = ofOrder(facts.plans, order)[0]!
  const [cart, due, disbursed] = [order.cartCents, order.due, model.disbursed(order.id)]
  const paid = at(model.paid, order.id)
  const given = at(model.givenBack, order.id)
  const transferred = at(model.transferred, order.id)
  const payout = disbursed.grossCents - disbursed.netCents - disbursed.vatCents
  const expected = {
    'shopper-receivable': cart + plan.cost - paid + given + transferred,
    'merchant-unshipped': due.grossCents - cart,
    'merchant-payable': disbursed.grossCents - due.grossCents,
    'deferred-cost-income': -plan.cost,
    'acquirer-clearing': paid - given,
    bank: -payout - transferred,
    'commission-income': -disbursed.netCents,
    'commission-vat': -disbursed.vatCents,
  }
  const books = ofOrder(facts.books, order).flatMap(({ account, cents }) => (cents === 0 ? [] : [[account, cents]]))
  expect(Object.fromEntries(books)).toEqual(
    Object.fromEntries(Object.entries(expected).flatMap(([account, cents]) => (cents === 0 ? [] : [[account, cents]]))),
  )
}

/** Never more than was paid: of an order, of a charge, and not twice for one refund. */
export function expectPaidBack({ facts, model }: Life): void {
  for (const order of model.orders) {
    const captured = ofOrder(facts.charges, order).filter(({ state }) => state === 'captured')
    const paid = at(model.paid, order.id)
    expect(sumOf(captured)).toBe(paid)
    expect(sumOf(ofOrder(facts.refunds, order))).toBeLessThanOrEqual(paid)
  }
  const standing = facts.parts.filter(({ state }) => state !== 'failed')
  for (const [intentId, parts] of Map.groupBy(standing, (one) => one.intentId))
    expect(sumOf(parts)).toBeLessThanOrEqual(at(model.taken, intentId))
  for (const refund of facts.refunds) {
    const parts = standing.filter(({ refundId }) => refundId === refund.id)
    const sentCents = sumOf(parts) + at(model.transferredOfRefund, refund.id)
    expect(sentCents).toBeLessThanOrEqual(refund.cents)
    const isKnown = parts.every(({ state }) => state === 'succeeded')
    expect(refund.state).toBe(isKnown ? (sentCents === refund.cents ? 'paid' : 'to-transfer') : 'due')
  }
}

function expectDifferent(values: readonly string[]): void {
  expect(new Set(values).size, values.join()).toBe(values.length)
}
