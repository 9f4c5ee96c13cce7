import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { planOf } from '../financing/plans.ts'
import { addDays, addMonths, daysBetween } from '../money/calendar.ts'
import { balanceOn, recalculate, type StandingInstalment, type StandingPlan } from './recalculation.ts'
import { nextTryOn, usualRetryDays } from './retries.ts'
import { paysBackWithinDays, prepay, settle, settlementOn, withdraw, withdrawalOn } from './settlement.ts'

const acceptedOn = '2026-01-15'

/** A plan of a product as it stands after its first so many instalments were paid when due. */
function standing(
  cartCents: number,
  count: number,
  { paid = 0, unknown = 0, rateBp = 0, setupFeeCents = 0, instalmentFeeCents = 0 } = {},
): StandingPlan {
  const pricing =
    rateBp > 0
      ? ({ kind: 'rate', nominalYearlyRateBp: rateBp } as const)
      : ({ kind: 'fees', setupFeeCents, instalmentFeeCents } as const)
  const terms = {
    pricing,
    instalmentCounts: [count],
    minCents: 1,
    maxCents: cartCents,
    firstInstalment: 'in-a-month',
  } as const
  const { plan } = planOf(terms, cartCents, count, acceptedOn)
  if (!plan) throw new Error('no such plan')
  return {
    acceptedOn,
    cartCents,
    costCents: plan.costCents,
    nominalYearlyRateBp: rateBp,
    isWithdrawn: false,
    cartChanges: [],
    refunds: [],
    instalments: plan.instalments.map((instalment, index): StandingInstalment => {
      if (index < paid) return { ...instalment, standing: 'paid', paidOn: instalment.dueOn }
      return { ...instalment, standing: index < paid + unknown ? 'unknown' : 'open' }
    }),
  }
}

const amounts = (instalments: readonly { amountCents: number }[]) => instalments.map(({ amountCents }) => amountCents)
const sum = (instalments: readonly { amountCents: number }[]) =>
  amounts(instalments).reduce((one, other) => one + other, 0)
const open = (instalments: readonly StandingInstalment[]) => instalments.filter((one) => one.standing === 'open')

describe('with fees', () => {
  test('after two of six, a cart 100.00 smaller leaves what is paid and takes 25.00 off each of the rest', () => {
    const plan = standing(600_00, 6, { paid: 2 })
    const { instalments, costCents } = recalculate(plan, 500_00, '2026-03-20')
    expect(amounts(instalments)).toEqual([100_00, 100_00, 75_00, 75_00, 75_00, 75_00])
    expect(costCents).toBe(0)
  })

  test('the last absorbs what does not divide', () => {
    const { instalments } = recalculate(standing(600_00, 6, { paid: 3 }), 499_99, '2026-04-20')
    expect(amounts(open(instalments))).toEqual([66_66, 66_66, 66_67])
  })

  test('a total below what was paid gives the excess back and leaves nothing to come', () => {
    const { instalments, refundCents } = recalculate(standing(600_00, 6, { paid: 4 }), 250_00, '2026-05-20')
    expect(refundCents).toBe(150_00)
    expect(open(instalments)).toEqual([])
  })

  test('what may have been paid is given back once that is known', () => {
    const { refundCents, refundOnceKnownCents } = recalculate(
      standing(600_00, 6, { paid: 1, unknown: 1 }),
      50_00,
      '2026-03-20',
    )
    expect([refundCents, refundOnceKnownCents]).toEqual([100_00, 50_00])
  })

  test('a cart that grows after all is paid makes one more instalment a month later', () => {
    const { instalments } = recalculate(standing(300_00, 3, { paid: 3 }), 350_00, '2026-05-02')
    expect(instalments.at(-1)).toEqual({ number: 4, dueOn: '2026-06-02', amountCents: 50_00, standing: 'open' })
  })

  test('what is left is paid in no more parts than a card can be charged', () => {
    const left = (cartCents: number) =>
      amounts(open(recalculate(standing(600_00, 6, { paid: 1 }), cartCents, '2026-02-20').instalments))
    expect([left(101_20), left(100_99), left(100_02)]).toEqual([[60, 60], [99], [2]])
  })

  const anyPlan = fc
    .record({
      cartCents: fc.integer({ min: 1_000, max: 5_000_00 }),
      count: fc.integer({ min: 1, max: 24 }),
      paid: fc.nat(24),
      unknown: fc.nat(2),
      setupFeeCents: fc.nat(2_000),
      instalmentFeeCents: fc.nat(500),
    })
    .map(({ cartCents, count, ...rest }) => standing(cartCents, count, rest))

  test.prop([anyPlan, fc.nat(6_000_00), fc.nat(800)])(
    'what is frozen never changes, and the plan less what is given back is the cart and its cost',
    (plan, cartCents, day) => {
      const on = addDays(acceptedOn, day)
      const result = recalculate(plan, cartCents, on)
      const frozen = plan.instalments.filter((one) => one.standing !== 'open')
      expect(result.instalments.filter((one) => one.standing !== 'open')).toEqual(frozen)
      expect(sum(result.instalments) - result.refundCents - result.refundOnceKnownCents).toBe(
        cartCents + result.costCents,
      )
      expect(result.costCents).toBe(cartCents === 0 ? 0 : plan.costCents)
      expect(result.instalments.every(({ amountCents }) => amountCents > 0)).toBe(true)
      expect(result.refundCents).toBeLessThanOrEqual(sum(frozen.filter((one) => one.standing === 'paid')))
      const rest = open(result.instalments)
      const [equal] = amounts(rest)
      expect(rest.slice(0, -1).every(({ amountCents }) => amountCents === equal)).toBe(true)
      if (rest.length > 0) expect(result.refundCents + result.refundOnceKnownCents).toBe(0)
    },
  )

  test.prop([anyPlan, fc.integer({ min: 1, max: 6_000_00 })])('asked twice, it answers the same', (plan, cartCents) => {
    const once = recalculate(plan, cartCents, '2026-02-01')
    const refunds = once.refundCents > 0 ? [{ on: '2026-02-01', amountCents: once.refundCents }] : []
    const twice = recalculate({ ...plan, ...once, cartCents, refunds }, cartCents, '2026-02-01')
    expect(twice.instalments).toEqual(once.instalments)
    expect(twice.refundCents).toBe(0)
  })
})

describe('at a rate', () => {
  test('with nothing paid and nothing changed on the first day it is the plan again', () => {
    const plan = standing(10_000_00, 6, { rateBp: 1200 })
    expect(recalculate(plan, plan.cartCents, acceptedOn)).toMatchObject({
      instalments: plan.instalments,
      costCents: plan.costCents,
    })
  })

  test('on a due date the balance is what the instalments still to come are worth', () => {
    const plan = standing(10_000_00, 6, { rateBp: 1200, paid: 2 })
    const on = addMonths(acceptedOn, 2)
    const again = recalculate(plan, plan.cartCents, on)
    expect(Math.abs(sum(again.instalments) - sum(plan.instalments))).toBeLessThanOrEqual(4)
    expect(balanceOn(plan, on)).toBeLessThan(10_000_00)
  })

  test('a smaller cart bears less interest from that day on', () => {
    const plan = standing(10_000_00, 6, { rateBp: 1200, paid: 2 })
    const on = addMonths(acceptedOn, 2)
    const less = recalculate(plan, 8_000_00, on)
    expect(less.costCents).toBeLessThan(plan.costCents)
    expect(sum(less.instalments)).toBe(8_000_00 + less.costCents)
  })

  test('what is overdue bears no interest, also when the cart grows', () => {
    const plan = standing(3_000_00, 12, { rateBp: 1990, paid: 3 })
    const grown = recalculate(plan, plan.cartCents + 1, addDays(acceptedOn, 278))
    expect(Math.abs(grown.costCents - plan.costCents)).toBeLessThanOrEqual(20)
  })

  test.prop([fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 3_000_00 }), fc.nat(400), fc.nat(200)])(
    'settled early stays settled: what comes back of the cart is given back, and nothing is owed again',
    (paid, lessCents, settledAfter, later) => {
      const on = addDays(addMonths(acceptedOn, paid), settledAfter)
      const running = standing(3_000_00, 12, { rateBp: 1990, paid })
      const plan = { ...running, ...settle(running, settlementOn(running, on)!, on) }
      const day = addDays(on, later)
      const less = recalculate(plan, plan.cartCents - lessCents, day)
      expect(open(less.instalments)).toEqual([])
      expect(less.refundCents).toBe(lessCents < plan.cartCents ? lessCents : sum(plan.instalments))

      const more = recalculate(plan, plan.cartCents + 50_00, day)
      const grown = { ...plan, ...more, cartCents: plan.cartCents + 50_00 }
      const changes = [{ on: day, amountCents: 50_00 }]
      const back = recalculate({ ...grown, cartChanges: changes }, plan.cartCents + 10_00, day)
      expect(sum(open(back.instalments))).toBeLessThanOrEqual(sum(open(more.instalments)) - 40_00)
    },
  )

  test.prop([
    fc.integer({ min: 5_000, max: 5_000_00 }),
    fc.integer({ min: 1, max: 24 }),
    fc.nat(24),
    fc.integer({ min: 1, max: 3000 }),
    fc.nat(5_000_00),
    fc.nat(800),
  ])('a smaller cart never makes the credit cost more', (cart, count, paid, rateBp, lessCents, day) => {
    const plan = standing(cart, count, { paid, rateBp })
    const { costCents, instalments } = recalculate(plan, Math.max(0, cart - lessCents), addDays(acceptedOn, day))
    expect(costCents).toBeLessThanOrEqual(plan.costCents)
    expect(instalments.every(({ amountCents }) => amountCents > 0)).toBe(true)
  })

  test.prop([
    fc.integer({ min: 5_000, max: 5_000_00 }),
    fc.integer({ min: 1, max: 24 }),
    fc.nat(24),
    fc.integer({ min: 1, max: 3000 }),
    fc.integer({ min: 1, max: 6_000_00 }),
    fc.nat(800),
  ])('sums are exact and interest is never below nothing', (cart, count, paid, rateBp, cartCents, day) => {
    const plan = standing(cart, count, { paid, rateBp })
    const result = recalculate(plan, cartCents, addDays(acceptedOn, day))
    expect(sum(result.instalments) - result.refundCents).toBe(cartCents + result.costCents)
    expect(result.costCents).toBeGreaterThanOrEqual(0)
    expect(result.instalments.every(({ amountCents }) => amountCents > 0)).toBe(true)
  })
})

describe('paying early', () => {
  test('half-way through, half of the cost falls away', () => {
    const plan = standing(600_00, 6, { paid: 3, setupFeeCents: 18_10 })
    const on = addDays(acceptedOn, 91)
    const { savedCents, amountCents } = settlementOn(plan, on)!
    expect(savedCents).toBe(Math.ceil((18_10 * 90) / 181))
    expect(amountCents).toBe(sum(open(plan.instalments)) - savedCents)
  })

  test('on the last day nothing falls away', () => {
    const plan = standing(600_00, 6, { paid: 5, setupFeeCents: 12_00 })
    expect(settlementOn(plan, plan.instalments.at(-1)!.dueOn)?.savedCents).toBe(0)
  })

  test('is refused while it is not known what was paid', () => {
    const plan = standing(600_00, 6, { paid: 1, unknown: 1 })
    expect([settlementOn(plan, '2026-03-20'), withdrawalOn(plan, '2026-01-20')]).toEqual([undefined, undefined])
  })

  test.prop([
    fc.integer({ min: 1_000, max: 5_000_00 }),
    fc.integer({ min: 2, max: 24 }),
    fc.nat(22),
    fc.nat(5_000),
    fc.nat(700),
    fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  ])(
    'a part paid early is a paid instalment, makes the cost fall, and the rest is still spread exactly',
    (cart, count, paid, setupFeeCents, day, share) => {
      const plan = standing(cart, count, { paid: Math.min(paid, count - 1), setupFeeCents })
      const on = addDays(acceptedOn, day)
      const whole = settlementOn(plan, on)!.amountCents
      fc.pre(whole > 2)
      const part = Math.max(1, Math.floor(whole * share))
      const after = prepay(plan, part, on)
      expect(after.refundCents).toBe(0)
      expect(after.costCents).toBeLessThanOrEqual(plan.costCents)
      expect(sum(after.instalments)).toBe(cart + after.costCents)
      expect(after.instalments.at(-1) === undefined).toBe(false)
    },
  )

  test.prop([
    fc.integer({ min: 200_00, max: 5_000_00 }),
    fc.integer({ min: 2, max: 24 }),
    fc.nat(22),
    fc.constantFrom({ rateBp: 1990 }, { rateBp: 300 }, { setupFeeCents: 10_00 }, { instalmentFeeCents: 1_00 }),
    fc.nat(700),
    fc.double({ min: 0.01, max: 0.999, noNaN: true }),
  ])('in two payments on one day all costs what it does in one', (cart, count, paid, pricing, day, share) => {
    const plan = standing(cart, count, { paid: Math.min(paid, count - 1), ...pricing })
    const on = addDays(addMonths(acceptedOn, Math.min(paid, count - 1)), day)
    const whole = settlementOn(plan, on)!.amountCents
    const part = Math.floor(whole * share)
    fc.pre(part > 0 && whole - part > 51)
    const after = { ...plan, ...prepay(plan, part, on) }
    // Where the rest is too little for as many instalments, the credit ends earlier.
    fc.pre(after.instalments.at(-1)!.dueOn === plan.instalments.at(-1)!.dueOn)
    const rest = settlementOn(after, on)!.amountCents
    expect(part + rest - whole).toBeLessThanOrEqual(2)
    // At a rate, each instalment of the new plan is rounded.
    expect(part + rest - whole).toBeGreaterThanOrEqual(-2 - count)
  })

  test('what was saved by paying early stays saved, however the cart changes later', () => {
    const plan = standing(3_000_00, 24, { paid: 12, rateBp: 1990 })
    const after = { ...plan, ...prepay(plan, 1_350_05, '2027-01-15') }
    const day = '2027-01-16'
    const grown = recalculate(after, 3_000_01, day)
    expect(grown.costCents - after.costCents).toBeLessThanOrEqual(1)
    const dearer = recalculate(after, 3_100_00, day)
    const alone = recalculate(standing(3_000_00, 24, { paid: 12, rateBp: 1990 }), 3_100_00, day)
    expect(Math.abs(dearer.costCents - after.costCents - (alone.costCents - plan.costCents))).toBeLessThanOrEqual(50)
    const less = { ...after, ...recalculate(after, 2_990_00, day), cartCents: 2_990_00 }
    const back = recalculate({ ...less, cartChanges: [{ on: day, amountCents: -10_00 }] }, 3_000_00, day)
    const ownInterestCents = 1_20
    expect(back.costCents).toBeLessThanOrEqual(after.costCents + ownInterestCents)
  })

  test('what is open can be settled as long as anything is, though nearly all of it would fall away', () => {
    const plan = standing(600_00, 6, { paid: 1, setupFeeCents: 36_00 })
    const early = { ...plan, ...prepay(plan, 100_00, '2026-02-15') }
    const less = { ...early, ...recalculate(early, 185_00, '2026-02-20'), cartCents: 185_00 }
    const openCents = sum(open(less.instalments))
    expect(settlementOn(less, '2026-02-20')).toEqual({ amountCents: 50, savedCents: openCents - 50 })
    expect(settlementOn(plan, '2026-02-20')!.amountCents).toBeGreaterThan(50)
  })

  test.prop([
    fc.integer({ min: 200_00, max: 5_000_00 }),
    fc.integer({ min: 2, max: 24 }),
    fc.integer({ min: 1, max: 23 }),
    fc.integer({ min: 1, max: 60_00 }),
    fc.double({ min: 0.01, max: 0.9, noNaN: true }),
    fc.integer({ min: 1, max: 23 }),
  ])(
    'a share of what was left saves that share of that day, however long after it the others are paid as agreed',
    (cart, count, months, setupFeeCents, share, later) => {
      const daysLeft = (on: string) => Math.max(0, daysBetween(on, addMonths(acceptedOn, count)))
      const days = daysLeft(acceptedOn)
      const paid = Math.min(months, count) - 1
      const plan = standing(cart, count, { paid, setupFeeCents })
      const on = addMonths(acceptedOn, paid)
      const whole = settlementOn(plan, on)!.amountCents
      const part = Math.max(1, Math.floor(whole * share))
      const after = { ...plan, ...prepay(plan, part, on) }
      const settledOn = addMonths(on, later)
      const asAgreed = after.instalments.map((one): StandingInstalment => {
        return one.standing === 'open' && one.dueOn <= settledOn ? { ...one, standing: 'paid', paidOn: one.dueOn } : one
      })
      fc.pre(open(asAgreed).length > 0)
      const savedCents =
        setupFeeCents - after.costCents + settlementOn({ ...after, instalments: asAgreed }, settledOn)!.savedCents
      const shared = setupFeeCents * ((part / whole) * daysLeft(on) + (1 - part / whole) * daysLeft(settledOn))
      expect(Math.abs(savedCents - shared / days)).toBeLessThanOrEqual(4)
    },
  )

  test('who withdraws after the cart changed pays interest for what was used, as long as it was', () => {
    const plan = standing(500_00, 6, { rateBp: 1990 })
    const grown = {
      ...plan,
      cartCents: 3_000_00,
      cartChanges: [{ on: addDays(acceptedOn, 13), amountCents: 2_500_00 }],
    }
    const interest = (cents: number, days: number) => Math.round((cents * 0.199 * days) / 365)
    expect(withdrawalOn(grown, addDays(acceptedOn, 14))?.interestCents).toBe(
      interest(500_00, 14) + interest(2_500_00, 1),
    )
  })

  test('who withdraws pays back the credit and the interest of the days used', () => {
    const plan = standing(10_000_00, 6, { rateBp: 1200 })
    expect(withdrawalOn(plan, '2026-01-25')).toEqual({ amountCents: 10_032_88, interestCents: 32_88 })
    expect(withdrawalOn(standing(600_00, 6, { setupFeeCents: 10_00 }), '2026-01-25')).toEqual({
      amountCents: 600_00,
      interestCents: 0,
    })
  })
})

describe('withdrawing', () => {
  const anyPlan = fc
    .record({
      cartCents: fc.integer({ min: 1_000, max: 5_000_00 }),
      count: fc.integer({ min: 1, max: 24 }),
      paid: fc.nat(24),
      pricing: fc.constantFrom(
        { rateBp: 1990 },
        { rateBp: 300 },
        { setupFeeCents: 10_00 },
        { instalmentFeeCents: 1_00 },
      ),
    })
    .map(({ cartCents, count, paid, pricing }) => standing(cartCents, count, { paid, ...pricing }))

  test.prop([anyPlan, fc.nat(14), fc.nat(60)])(
    'leaves one instalment of what is owed on the day it was declared, however late it is done, or gives the rest back',
    (plan, declared, later) => {
      const declaredOn = addDays(acceptedOn, declared)
      const on = addDays(declaredOn, later)
      const owed = withdrawalOn(plan, declaredOn)!
      const after = withdraw(plan, declaredOn, on)!
      const paid = plan.instalments.filter((one) => one.standing === 'paid')
      expect(after.instalments.filter((one) => one.standing === 'paid')).toEqual(paid)
      expect(sum(open(after.instalments)) - after.refundCents).toBe(owed.amountCents)
      expect(sum(after.instalments) - after.refundCents).toBe(plan.cartCents + after.costCents)
      expect(after.costCents).toBe(owed.interestCents)
      const [back, ...others] = open(after.instalments)
      expect(others).toEqual([])
      if (!back) return
      expect(back).toMatchObject({ chargedFrom: on })
      expect(back.dueOn >= addDays(declaredOn, paysBackWithinDays) && back.dueOn >= on).toBe(true)
      expect(paid.every(({ number }) => number !== back.number)).toBe(true)
    },
  )

  test.prop([anyPlan, fc.nat(14), fc.nat(90), fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.nat(5_000_00)])(
    'ends the interest: what is owed is the same on every later day, in parts or at once, and falls with the cart',
    (plan, declared, later, share, cartCents) => {
      const declaredOn = addDays(acceptedOn, declared)
      const withdrawn = { ...plan, ...withdraw(plan, declaredOn, declaredOn)!, isWithdrawn: true }
      const owedCents = sum(open(withdrawn.instalments))
      fc.pre(owedCents > 1)
      const on = addDays(declaredOn, later)
      expect(settlementOn(withdrawn, on)).toEqual({ amountCents: owedCents, savedCents: 0 })
      const part = Math.max(1, Math.floor(owedCents * share))
      const rest = prepay(withdrawn, part, on)
      expect(sum(open(rest.instalments))).toBe(owedCents - part)
      const [before] = open(withdrawn.instalments)
      expect(open(rest.instalments)).toEqual([{ ...before, amountCents: owedCents - part }])
      const less = Math.max(1, Math.min(cartCents, plan.cartCents))
      const edited = recalculate(withdrawn, less, on)
      expect(sum(open(edited.instalments)) - edited.refundCents).toBe(owedCents - (plan.cartCents - less))
    },
  )

  test('waits while it is not known whether an instalment was paid', () => {
    expect(withdraw(standing(600_00, 6, { unknown: 1 }), '2026-01-20', '2026-01-20')).toBeUndefined()
  })
})

test('what is owed after a withdrawal is tried at once, on days 1, 3 and 7, and the last time on the day it is due', () => {
  const back = { dueOn: '2026-02-14', chargedFrom: '2026-01-15' }
  const tries = (due: typeof back) => [0, 1, 2, 3, 4, 5].map((declines) => nextTryOn(due, declines, usualRetryDays))
  expect(tries(back)).toEqual(['2026-01-15', '2026-01-16', '2026-01-18', '2026-01-22', '2026-02-14', undefined])
  const taken = { ...back, triedOn: '2026-01-22' }
  expect([nextTryOn(taken, 4, []), nextTryOn({ ...taken, triedOn: '2026-02-14' }, 5, [])]).toEqual([
    ...['2026-02-14', undefined],
  ])
  const late = { dueOn: '2026-01-17', chargedFrom: '2026-01-15' }
  expect(tries(late).slice(0, 4)).toEqual(['2026-01-15', '2026-01-16', '2026-01-17', undefined])
})

test('a declined instalment is tried 1, 3 and 7 days after it was due, and then is overdue', () => {
  const tries = [0, 1, 2, 3, 4].map((declines) => nextTryOn({ dueOn: '2026-02-27' }, declines, usualRetryDays))
  expect(tries).toEqual(['2026-02-27', '2026-02-28', '2026-03-02', '2026-03-06', undefined])
})
