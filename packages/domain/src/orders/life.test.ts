import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { commissionOfPart } from '../disbursement/commission.ts'
import { disbursableCents } from '../disbursement/disbursable.ts'
import { payoutOf } from '../disbursement/disbursement.ts'
import { planOf } from '../financing/plans.ts'
import {
  chargePostings,
  orderPostings,
  type Posting,
  payoutPostings,
  refundPostings,
  reversed,
} from '../ledger/entries.ts'
import { addDays, latestOf } from '../money/calendar.ts'
import { type Recalculated, recalculate, type StandingPlan } from '../payments/recalculation.ts'
import { prepay, settlementOn, withdraw } from '../payments/settlement.ts'
import { type CartLine, cartTotalCents } from './cart.ts'
import { changeOfCart, type OrderLine } from './order-lines.ts'

/** One order from its confirmation on, moved by the rules alone, with its ledger beside it. */
class Order {
  day = '2026-01-15'
  lines: OrderLine[]
  plan: StandingPlan
  postings: Posting[] = []
  acceptedCents: number
  disbursedCents = 0
  paidOutCents = 0
  commissionCents = 0
  automatic = true
  pendingRefundCents = 0
  #lastPayout: { postings: Posting[]; grossCents: number; keptCents: number; paidCents: number } | undefined

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
    const payableCents = disbursableCents(this.lines)
    this.post(orderPostings({ unshippedCents: cartCents - payableCents, payableCents, costCents: plan.costCents }))
  }

  post(postings: Posting[]) {
    this.postings.push(...postings)
  }

  balance(account: Posting['account']) {
    return this.postings.reduce((sum, posting) => sum + (posting.account === account ? posting.amountCents : 0), 0)
  }

  /** The plan and the cart become these; what changes of the money is posted, and what is owed back is given back. */
  become(lines: OrderLine[], result: Recalculated) {
    const [before, after] = [this.lines, lines].map((cart) => ({
      cart: cartTotalCents(cart),
      payable: disbursableCents(cart),
    })) as [{ cart: number; payable: number }, { cart: number; payable: number }]
    const payableCents = after.payable - before.payable
    const differenceCents = after.cart - before.cart
    this.post(
      orderPostings({
        unshippedCents: differenceCents - payableCents,
        payableCents,
        costCents: result.costCents - this.plan.costCents,
      }),
    )
    if (result.refundCents > 0) this.post(refundPostings(result.refundCents))
    this.lines = lines
    this.pendingRefundCents = result.refundOnceKnownCents
    this.plan = {
      ...this.plan,
      cartCents: after.cart,
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
    this.become(
      this.lines.map((line, at) => (at === index % this.lines.length ? { ...line, shipped: true } : line)),
      {
        ...this.plan,
        instalments: [...this.plan.instalments],
        refundCents: 0,
        refundOnceKnownCents: this.pendingRefundCents,
      },
    )
  }

  edit(edited: (CartLine & { lineId?: string })[], accepts: boolean) {
    const { change } = changeOfCart(this.lines, edited, this.acceptedCents)
    if (!change || (change.needsAcceptance && !accepts)) return
    this.acceptedCents = Math.max(this.acceptedCents, cartTotalCents(edited))
    const known = new Map(this.lines.map((line) => [line.lineId, line]))
    const lines = edited.map((line, index): OrderLine => {
      const before = line.lineId === undefined ? undefined : known.get(line.lineId)
      return {
        ...line,
        lineId: before?.lineId ?? `new ${this.day} ${index} ${this.postings.length}`,
        shipped: before?.shipped ?? false,
        returnedUnits: before?.returnedUnits ?? 0,
      }
    })
    this.become(lines, recalculate(this.plan, cartTotalCents(lines), this.day))
  }

  /** The day's charges; each is answered as told, or its answer is lost. */
  charge(answers: readonly ('paid' | 'declined' | 'unknown')[]) {
    if (!this.automatic) return
    let next = 0
    const instalments = this.plan.instalments.map((instalment) => {
      if (instalment.standing !== 'open' || (instalment.chargedFrom ?? instalment.dueOn) > this.day) return instalment
      const answer = answers[next++ % answers.length]
      if (answer === 'paid') {
        this.post(chargePostings(instalment.amountCents))
        return { ...instalment, standing: 'paid' as const, paidOn: this.day }
      }
      return answer === 'unknown' ? { ...instalment, standing: 'unknown' as const } : instalment
    })
    this.plan = { ...this.plan, instalments }
  }

  /** The acquirer tells what became of the charges whose answers were lost. */
  learn(taken: boolean) {
    const instalments = this.plan.instalments.map((instalment) => {
      if (instalment.standing !== 'unknown') return instalment
      if (taken) this.post(chargePostings(instalment.amountCents))
      return taken
        ? { ...instalment, standing: 'paid' as const, paidOn: this.day }
        : { ...instalment, standing: 'open' as const }
    })
    const hadUnknown = this.plan.instalments.some(({ standing }) => standing === 'unknown')
    this.plan = { ...this.plan, instalments }
    if (hadUnknown) this.become(this.lines, recalculate(this.plan, this.plan.cartCents, this.day))
  }

  prepay(share: number) {
    const whole = settlementOn(this.plan, this.day)?.amountCents
    if (!whole || whole < 2) return
    const part = Math.min(whole - 1, Math.max(1, Math.floor(whole * share)))
    const result = prepay(this.plan, part, this.day)
    this.post(chargePostings(part))
    this.become(this.lines, result)
  }

  /** Done on the day that it is known what was paid, which may be long after the shopper said so. */
  withdraw(daysAgo: number) {
    if (this.plan.isWithdrawn || this.plan.cartCents === 0) return
    const result = withdraw(this.plan, latestOf(addDays(this.day, -daysAgo), [this.plan.acceptedOn]), this.day)
    if (!result) return
    this.become(this.lines, result)
    this.plan = { ...this.plan, isWithdrawn: true }
  }

  disburse() {
    const grossCents = disbursableCents(this.lines) - this.disbursedCents
    const payout = payoutOf([{ grossCents, ...commissionOfPart(this.disbursedCents, grossCents, 270, 2100) }])
    if (!payout) return
    const postings = payoutPostings(payout)
    this.post(postings)
    this.disbursedCents += grossCents
    this.paidOutCents += payout.paidCents
    this.commissionCents += payout.netCents + payout.vatCents
    const keptCents = payout.netCents + payout.vatCents
    this.#lastPayout = { postings, grossCents, keptCents, paidCents: payout.paidCents }
  }

  reject() {
    if (!this.#lastPayout) return
    const { postings, grossCents, keptCents, paidCents } = this.#lastPayout
    this.post(reversed(postings))
    this.disbursedCents -= grossCents
    this.paidOutCents -= paidCents
    this.commissionCents -= keptCents
    this.#lastPayout = undefined
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
    kind: fc.constantFrom('disburse' as const, 'reject' as const, 'switch' as const, 'return all' as const),
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
    case 'disburse':
      order.disburse()
      return
    case 'reject':
      order.reject()
      return
    case 'switch':
      order.automatic = !order.automatic
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
  expect(sum(order.postings)).toBe(0)
  expect(sum(plan.instalments) - sum(plan.refunds) - order.pendingRefundCents).toBe(plan.cartCents + plan.costCents)
  expect(plan.cartCents).toBe(cartTotalCents(order.lines))
  expect(sum(plan.refunds)).toBeLessThanOrEqual(of('paid'))
  expect(plan.instalments.every(({ amountCents }) => amountCents > 0)).toBe(true)
  expect(order.balance('shopper-receivable')).toBe(of('open') + of('unknown') - order.pendingRefundCents)
  expect(order.balance('acquirer-clearing')).toBe(of('paid') - sum(plan.refunds))
  const disbursable = disbursableCents(order.lines)
  expect(0 - order.balance('merchant-unshipped')).toBe(plan.cartCents - disbursable)
  expect(0 - order.balance('merchant-payable')).toBe(disbursable - order.disbursedCents)
  expect(0 - order.balance('bank')).toBe(order.paidOutCents)
  expect(0 - order.balance('commission-income') - order.balance('commission-vat')).toBe(order.commissionCents)
  expect(order.disbursedCents).toBe(order.paidOutCents + order.commissionCents)
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
  'whatever happens to an order, its plan, its refunds, its payouts and the ledger agree to the cent',
  (lines, count, rateBp, fee, events) => {
    const order = new Order(lines, count, rateBp, fee)
    expectSound(order)
    for (const event of events) {
      happen(order, event)
      expectSound(order)
    }
  },
)
