import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { addMonths } from '../money/calendar.ts'
import { type FinancingProductTerms, type PlanPricing, planOf, simulatePlans } from './plans.ts'

const terms = (pricing: PlanPricing, more: Partial<FinancingProductTerms> = {}): FinancingProductTerms => ({
  pricing,
  instalmentCounts: [3, 6, 12],
  minCents: 1,
  maxCents: 1_000_000_00,
  firstInstalment: 'in-a-month',
  ...more,
})
const atRate = (nominalYearlyRateBp: number, more?: Partial<FinancingProductTerms>) =>
  terms({ kind: 'rate', nominalYearlyRateBp }, more)
const withFees = (setupFeeCents: number, instalmentFeeCents: number, more?: Partial<FinancingProductTerms>) =>
  terms({ kind: 'fees', setupFeeCents, instalmentFeeCents }, more)
const amounts = (plan: { instalments: { amountCents: number }[] } | undefined) =>
  plan?.instalments.map((instalment) => instalment.amountCents)

describe('at a nominal rate', () => {
  test('10,000 at 12 % in 6 months from 12 December 2023 is 5 × 1725.56 and 1725.59', () => {
    const { plan } = planOf(atRate(1200), 10_000_00, 6, '2023-12-12')
    expect(amounts(plan)).toEqual([1725_56, 1725_56, 1725_56, 1725_56, 1725_56, 1725_59])
    expect(plan).toMatchObject({ costCents: 353_39, nominalYearlyRateBp: 1200, dueTodayCents: 0 })
  })

  test('331.77 at 10.65 % in 5 months from 1 March 2024 is 4 × 68.14 and 68.12', () => {
    const { plan } = planOf(atRate(1065, { instalmentCounts: [5] }), 331_77, 5, '2024-03-01')
    expect(amounts(plan)).toEqual([68_14, 68_14, 68_14, 68_14, 68_12])
  })

  test('what is paid today bears no interest', () => {
    const { plan } = planOf(atRate(1200, { firstInstalment: 'today', instalmentCounts: [2] }), 1000_00, 2, '2026-01-01')
    expect(plan?.dueTodayCents).toBe(amounts(plan)?.[0])
    expect(plan?.costCents).toBe(Math.round(((1000_00 - plan!.dueTodayCents) * 0.12 * 31) / 365))
  })
})

describe('with fees', () => {
  test('2,890 with 4.00 of set-up and 0.50 an instalment is paid in equal parts, the last absorbing the rest', () => {
    const { plan } = planOf(withFees(4_00, 50), 2890_00, 6, '2026-11-22')
    expect(amounts(plan)).toEqual([482_83, 482_83, 482_83, 482_83, 482_83, 482_85])
    expect(plan).toMatchObject({ totalCents: 2897_00, costCents: 7_00, nominalYearlyRateBp: 0 })
  })

  test('2,890 without cost in 3 is 963.33, 963.33 and 963.34 at a TAE of 0', () => {
    const { plan } = planOf(withFees(0, 0), 2890_00, 3, '2026-11-22')
    expect(amounts(plan)).toEqual([963_33, 963_33, 963_34])
    expect(plan).toMatchObject({ costCents: 0, taePercent: 0 })
  })

  test('600 in 6 × 103 has the TAE of 10.7 %', () => {
    expect(planOf(withFees(0, 3_00), 600_00, 6, '2026-01-15').plan?.taePercent).toBe(10.7)
  })
})

describe('due dates', () => {
  test('from the 31st they fall on month ends and return to the 31st', () => {
    const { plan } = planOf(withFees(0, 0), 300_00, 3, '2024-12-31')
    expect(plan?.instalments.map(({ dueOn }) => dueOn)).toEqual(['2025-01-31', '2025-02-28', '2025-03-31'])
  })

  test('the first one is today where the product says so', () => {
    const { plan } = planOf(withFees(0, 0, { firstInstalment: 'today' }), 300_00, 3, '2024-01-30')
    expect(plan?.instalments.map(({ dueOn }) => dueOn)).toEqual(['2024-01-30', '2024-02-29', '2024-03-30'])
    expect(plan?.dueTodayCents).toBe(100_00)
  })
})

describe('refusals', () => {
  test('a total beyond the limits names them', () => {
    const limited = withFees(0, 0, { minCents: 50_00, maxCents: 100_00 })
    const refusal = { code: 'total-out-of-range', details: { minCents: 50_00, maxCents: 100_00 } }
    expect(planOf(limited, 49_99, 3, '2026-01-01')).toEqual(refusal)
    expect(planOf(limited, 100_01, 3, '2026-01-01')).toEqual(refusal)
    expect(planOf(limited, 50_00, 3, '2026-01-01').plan).toBeDefined()
    expect(planOf(limited, 100_00, 3, '2026-01-01').plan).toBeDefined()
    expect(simulatePlans(limited, 49_99, '2026-01-01')).toEqual([])
  })

  test('a number of instalments that the product lacks', () => {
    expect(planOf(withFees(0, 0), 100_00, 4, '2026-01-01').code).toBe('instalments-not-offered')
  })

  test('fewer cents than instalments', () => {
    expect(simulatePlans(withFees(0, 0), 3, '2026-01-01').map((plan) => amounts(plan))).toEqual([[1, 1, 1]])
  })

  test('a first payment today that takes the whole credit and its cost', () => {
    const product = withFees(5_00, 0, { firstInstalment: 'today', instalmentCounts: [1, 2] })
    expect(planOf(product, 100_00, 1, '2026-01-01').code).toBe('instalments-not-offered')
    expect(planOf(product, 5_00, 2, '2026-01-01').code).toBe('instalments-not-offered')
  })
})

test('8 cents split by 5 leave something for the last', () => {
  const { plan } = planOf(withFees(0, 0, { instalmentCounts: [5] }), 8, 5, '2026-01-01')
  expect(amounts(plan)).toEqual([1, 1, 1, 1, 4])
})

test('plans come with the fewest instalments first, each number once', () => {
  const plans = simulatePlans(withFees(0, 0, { instalmentCounts: [12, 3, 6, 3] }), 300_00, '2026-01-01')
  expect(plans.map(({ instalments }) => instalments.length)).toEqual([3, 6, 12])
})

const dates = fc
  .integer({ min: 0, max: 12_000 })
  .map((days) => new Date(days * 86_400_000 + Date.UTC(2020, 0, 1)).toISOString().slice(0, 10))
const pricings = fc.oneof(
  fc.record({
    kind: fc.constant('fees' as const),
    setupFeeCents: fc.integer({ min: 0, max: 100_00 }),
    instalmentFeeCents: fc.integer({ min: 0, max: 20_00 }),
  }),
  fc.record({ kind: fc.constant('rate' as const), nominalYearlyRateBp: fc.integer({ min: 0, max: 4000 }) }),
)
const products = fc
  .record({
    pricing: pricings,
    instalmentCounts: fc.uniqueArray(fc.integer({ min: 1, max: 48 }), { minLength: 1, maxLength: 6 }),
    firstInstalment: fc.constantFrom('today' as const, 'in-a-month' as const),
  })
  .map(({ pricing, ...more }) => terms(pricing, more))
const totals = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 50_000_00 }))

test.prop([products, totals, dates])(
  'instalments sum to the total exactly, and none is below one cent',
  (product, cart, today) => {
    for (const plan of simulatePlans(product, cart, today)) {
      const sum = amounts(plan)!.reduce((total, amount) => total + amount, 0)
      expect(sum).toBe(plan.totalCents)
      expect(plan.totalCents - plan.costCents).toBe(cart)
      expect(Math.min(...amounts(plan)!)).toBeGreaterThanOrEqual(1)
      expect(amounts(plan)!.every(Number.isSafeInteger)).toBe(true)
    }
  },
)

test.prop([products, totals, dates])('all but the last are equal', (product, cart, today) => {
  for (const plan of simulatePlans(product, cart, today))
    expect(new Set(amounts(plan)!.slice(0, -1)).size).toBeLessThanOrEqual(1)
})

test.prop([products, totals, dates])('every due date is the anchor day or its month end', (product, cart, today) => {
  const offset = product.firstInstalment === 'today' ? 0 : 1
  for (const plan of simulatePlans(product, cart, today))
    for (const { number, dueOn } of plan.instalments) expect(dueOn).toBe(addMonths(today, number - 1 + offset))
})

test.prop([products, totals, dates])(
  'the TAE is zero where nothing is paid on top, else a number not below zero',
  (product, cart, today) => {
    for (const plan of simulatePlans(product, cart, today)) {
      if (plan.costCents === 0) expect(plan.taePercent).toBe(0)
      expect(plan.costCents).toBeGreaterThanOrEqual(0)
      expect(plan.taePercent).toBeGreaterThanOrEqual(0)
      expect(Number.isFinite(plan.taePercent)).toBe(true)
    }
  },
)

const fees = fc.integer({ min: 0, max: 50_00 })
test.prop([fees, fees, fc.integer({ min: 100_00, max: 10_000_00 }), fc.integer({ min: 2, max: 48 }), dates])(
  'a higher fee never makes a lower TAE',
  (fee, more, cart, count, today) => {
    const taeWith = (setupFeeCents: number) =>
      planOf(withFees(setupFeeCents, 0, { instalmentCounts: [count] }), cart, count, today).plan!.taePercent
    expect(taeWith(fee + more)).toBeGreaterThanOrEqual(taeWith(fee))
  },
)

const ratesBp = fc.integer({ min: 0, max: 3000 })
const dearerByBp = fc.integer({ min: 10, max: 3000 })
const largeCarts = fc.integer({ min: 1000_00, max: 10_000_00 })
test.prop([ratesBp, dearerByBp, largeCarts, fc.integer({ min: 2, max: 48 }), dates])(
  'a rate higher by more than rounding can hide costs more',
  (rateBp, more, cart, count, today) => {
    const planAt = (bp: number) => planOf(atRate(bp, { instalmentCounts: [count] }), cart, count, today).plan!
    expect(planAt(rateBp + more).costCents).toBeGreaterThan(planAt(rateBp).costCents)
    expect(planAt(rateBp + more).taePercent).toBeGreaterThanOrEqual(planAt(rateBp).taePercent)
  },
)
