import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { planOf } from '../financing/plans.ts'
import { addDays, latestOf } from '../money/calendar.ts'
import { type Recalculated, recalculate, type StandingPlan } from '../payments/recalculation.ts'
import { prepay, settlementOn, withdraw } from '../payments/settlement.ts'
import { type CartLine, cartTotalCents } from './cart.ts'
import { changeOfCart, type OrderLine, shipmentOf } from './order-lines.ts'

/**
 * One order's cart and plan from its confirmation on, moved by the rules alone. What the operations make of them, with the
 * ledger, the cards and the merchant's payments, is lived through in packages/operations/src/orders/lives.test.ts.
 */
class Order {
  day = '2026-01-15'
  lines: OrderLine[]
  plan: StandingPlan
  acceptedCents: number
  isCancelled = false
  pendingRefundCents = 0
  #added = 0

  constructor(lines: CartLine[], count: number, rateBp: number, setupFeeCents: number) {
    this.lines = lines.map((line, index) => ({
      ...line,
      lineId: `${index}`,
      shipped: line.kind === 'service',
      returnedUnits: 0,
    }))
    const cartCents = cartTotalCents(lines)
    const pricing =
      rateBp > 0
        ? ({ kind: 'rate', nominalYearlyRateBp: rateBp } as const)
        : ({ kind: 'fees', setupFeeCents, instalmentFeeCents: 0 } as const)
    const { plan } = planOf(
      { pricing, instalmentCounts: [count], minCents: 1, maxCents: cartCents, firstInstalment: 'in-a-month' },
      cartCents,
      count,
      this.day,
    )
    if (!plan) throw new Error('no such plan')
    this.acceptedCents = cartCents
    this.plan = {
      acceptedOn: this.day,
      cartCents,
      costCents: plan.costCents,
      nominalYearlyRateBp: rateBp,
      isWithdrawn: false,
      cartChanges: [],
      refunds: [],
      instalments: plan.instalments.map((instalment) => ({ ...instalment, standing: 'open' })),
    }
  }

  /** The plan and the cart become these, and what is owed back is given back. */
  become(lines: OrderLine[], cartCents: number, result: Recalculated) {
    const differenceCents = cartCents - this.plan.cartCents
    this.lines = lines
    this.pendingRefundCents = result.refundOnceKnownCents
    this.plan = {
      ...this.plan,
      cartCents,
      costCents: result.costCents,
      cartChanges:
        differenceCents === 0
          ? this.plan.cartChanges
          : [...this.plan.cartChanges, { on: this.day, amountCents: differenceCents }],
      instalments: result.instalments,
      refunds:
        result.refundCents > 0
          ? [...this.plan.refunds, { on: this.day, amountCents: result.refundCents }]
          : this.plan.refunds,
    }
  }

  ship(index: number) {
    if (this.isCancelled) return
    this.lines = this.lines.map((line, at) => (at === index % this.lines.length ? { ...line, shipped: true } : line))
  }

  cancel() {
    if (this.isCancelled || shipmentOf(this.lines) !== 'unshipped') return
    this.isCancelled = true
    this.become(this.lines, 0, recalculate(this.plan, 0, this.day))
  }

  edit(edited: (CartLine & { lineId?: string })[], accepts: boolean) {
    if (this.isCancelled) return
    const { change } = changeOfCart(this.lines, edited, this.acceptedCents)
    if (!change || (change.needsAcceptance && !accepts)) return
    this.acceptedCents = Math.max(this.acceptedCents, cartTotalCents(edited))
    const known = new Map(this.lines.map((line) => [line.lineId, line]))
    const lines = edited.map((line): OrderLine => {
      const before = line.lineId === undefined ? undefined : known.get(line.lineId)
      return {
        ...line,
        lineId: before?.lineId ?? `new ${++this.#added}`,
        shipped: before?.shipped ?? false,
        returnedUnits: before?.returnedUnits ?? 0,
      }
    })
    this.become(lines, cartTotalCents(lines), recalculate(this.plan, cartTotalCents(lines), this.day))
  }

  /** The day's charges; each is answered as told, or its answer is lost. */
  charge(answers: readonly ('paid' | 'declined' | 'unknown')[]) {
    let next = 0
    const instalments = this.plan.instalments.map((instalment) => {
      if (instalment.standing !== 'open' || (instalment.chargedFrom ?? instalment.dueOn) > this.day) return instalment
      const answer = answers[next++ % answers.length]
      if (answer === 'paid') return { ...instalment, standing: 'paid' as const, paidOn: this.day }
      return answer === 'unknown' ? { ...instalment, standing: 'unknown' as const } : instalment
    })
    this.plan = { ...this.plan, instalments }
  }

  /** The acquirer tells what became of the charges whose answers were lost. */
  learn(taken: boolean) {
    const instalments = this.plan.instalments.map((instalment) => {
      if (instalment.standing !== 'unknown') return instalment
      return taken
        ? { ...instalment, standing: 'paid' as const, paidOn: this.day }
        : { ...instalment, standing: 'open' as const }
    })
    const hadUnknown = this.plan.instalments.some(({ standing }) => standing === 'unknown')
    this.plan = { ...this.plan, instalments }
    if (hadUnknown) this.become(this.lines, this.plan.cartCents, recalculate(this.plan, this.plan.cartCents, this.day))
  }

  prepay(share: number) {
    const whole = settlementOn(this.plan, this.day)?.amountCents
    if (!whole || whole < 2) return
    const part = Math.min(whole - 1, Math.max(1, Math.floor(whole * share)))
    this.become(this.lines, this.plan.cartCents, prepay(this.plan, part, this.day))
  }

  /** Done on the day that it is known what was paid, which may be long after the shopper said so. */
  withdraw(daysAgo: number) {
    if (this.plan.isWithdrawn || this.plan.cartCents === 0) return
    const result = withdraw(this.plan, latestOf(addDays(this.day, -daysAgo), [this.plan.acceptedOn]), this.day)
    if (!result) return
    this.become(this.lines, this.plan.cartCents, result)
    this.plan = { ...this.plan, isWithdrawn: true }
  }
}

const anyLine: fc.Arbitrary<CartLine> = fc.record({
  kind: fc.constantFrom('service', 'product', 'discount', 'shipping'),
  reference: fc.constant('r'),
  name: fc.constant('n'),
  unitPriceCents: fc.integer({ min: 0, max: 300_00 }),
  units: fc.integer({ min: 1, max: 4 }),
  taxTreatment: fc.constant('es-21'),
})

const anyEvent = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('ship' as const), line: fc.nat(9) }),
  fc.record({ kind: fc.constant('less' as const), line: fc.nat(9), units: fc.nat(3) }),
  fc.record({ kind: fc.constant('more' as const), line: anyLine, accepts: fc.boolean() }),
  fc.record({
    kind: fc.constant('charge' as const),
    answers: fc.array(fc.constantFrom('paid' as const, 'paid' as const, 'declined' as const, 'unknown' as const), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
  fc.record({ kind: fc.constant('learn' as const), taken: fc.boolean() }),
  fc.record({ kind: fc.constant('prepay' as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constant('withdraw' as const), daysAgo: fc.nat(40) }),
  fc.record({
    kind: fc.constantFrom('cancel' as const, 'return all' as const),
  }),
)

function happen(order: Order, event: typeof anyEvent extends fc.Arbitrary<infer Event> ? Event : never): void {
  switch (event.kind) {
    case 'wait':
      order.day = addDays(order.day, event.days)
      return
    case 'ship':
      if (order.lines.length > 0) order.ship(event.line)
      return
    case 'less': {
      const at = event.line % Math.max(1, order.lines.length)
      order.edit(
        order.lines.flatMap((line, index) => {
          if (index !== at) return [line]
          const units = Math.min(line.units, event.units)
          return units === 0 ? [] : [{ ...line, units }]
        }),
        false,
      )
      return
    }
    case 'more':
      order.edit([...order.lines, event.line], event.accepts)
      return
    case 'charge':
      order.charge(event.answers)
      return
    case 'learn':
      order.learn(event.taken)
      return
    case 'prepay':
      order.prepay(event.share)
      return
    case 'withdraw':
      order.withdraw(event.daysAgo)
      return
    case 'cancel':
      order.cancel()
      return
    case 'return all':
      order.edit([], false)
      return
  }
}

const sum = (amounts: readonly { amountCents: number }[]) => amounts.reduce((total, one) => total + one.amountCents, 0)

function expectSound(order: Order): void {
  const { plan } = order
  const of = (standing: string) => sum(plan.instalments.filter((one) => one.standing === standing))
  expect(sum(plan.instalments) - sum(plan.refunds) - order.pendingRefundCents).toBe(plan.cartCents + plan.costCents)
  expect(plan.cartCents).toBe(order.isCancelled ? 0 : cartTotalCents(order.lines))
  expect(plan.costCents).toBeGreaterThanOrEqual(0)
  if (plan.cartCents === 0) expect(plan.costCents).toBe(0)
  expect(sum(plan.refunds)).toBeLessThanOrEqual(of('paid'))
  expect(plan.instalments.every(({ amountCents }) => amountCents > 0)).toBe(true)
}

test.prop(
  [
    fc.array(anyLine, { minLength: 1, maxLength: 5 }).filter((lines) => cartTotalCents(lines) >= 100),
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom(0, 0, 900, 2100),
    fc.nat(2_000),
    fc.array(anyEvent, { maxLength: 40 }),
  ],
  { numRuns: 2_000 },
)(
  'whatever happens to an order, its cart, its plan and what goes back agree to the cent',
  (lines, count, rateBp, fee, events) => {
    const order = new Order(lines, count, rateBp, fee)
    expectSound(order)
    for (const event of events) {
      happen(order, event)
      expectSound(order)
    }
  },
)
