import { expect, test } from 'vitest'
import type { StandingPlan } from './recalculation.ts'
import { recalculate } from './recalculation.ts'
import { standingTae } from './standing-tae.ts'

const plan: StandingPlan = {
  acceptedOn: '2026-01-15',
  cartCents: 90_000,
  costCents: 2_700,
  nominalYearlyRateBp: 0,
  isWithdrawn: false,
  cartChanges: [],
  refunds: [],
  instalments: [
    { number: 1, dueOn: '2026-01-15', amountCents: 30_900, standing: 'paid', paidOn: '2026-01-15' },
    { number: 2, dueOn: '2026-02-15', amountCents: 30_900, standing: 'open' },
    { number: 3, dueOn: '2026-03-15', amountCents: 30_900, standing: 'open' },
  ],
}

test('a plan that does not change keeps its TAE', () => {
  // 591 = 309 / (1 + X)^(1/12) + 309 / (1 + X)^(2/12)
  expect(standingTae(plan, { cartCents: 90_000, on: '2026-01-20', instalments: plan.instalments })).toBe(43.1)
})

test('the same cost on a dearer cart is a smaller rate', () => {
  const dearer = recalculate(plan, 120_000, '2026-01-20')
  const rate = standingTae(plan, { cartCents: 120_000, on: '2026-01-20', instalments: dearer.instalments })
  expect(rate).toBeGreaterThan(0)
  expect(rate).toBeLessThan(43.1)
})

test('a plan without cost has none, whatever its cart grows by and what was given back', () => {
  const free = { ...plan, cartCents: 92_700, costCents: 0, refunds: [{ on: '2026-01-16', amountCents: 100 }] }
  const dearer = recalculate(free, 100_000, '2026-02-01')
  expect(standingTae(free, { cartCents: 100_000, on: '2026-02-01', instalments: dearer.instalments })).toBe(0)
})
