import type { ErrorDetails } from '../errors.ts'
import { addMonths } from '../money/calendar.ts'
import { taePercent } from './apr.ts'
import { annuity, equalParts } from './equal-payments.ts'

/** What a plan costs: fees added to the total and spread evenly, or interest at a nominal yearly rate in basis points. */
export type PlanPricing =
  | { kind: 'fees'; setupFeeCents: number; instalmentFeeCents: number }
  | { kind: 'rate'; nominalYearlyRateBp: number }

/** What a merchant's financing product allows. Counts are whole and at least 1; limits are in cents, both included. */
export type FinancingProductTerms = {
  pricing: PlanPricing
  instalmentCounts: readonly number[]
  minCents: number
  maxCents: number
  firstInstalment: 'today' | 'in-a-month'
}

/** `number` counts from 1; `dueOn` is a calendar date. */
export type PlanInstalment = { number: number; dueOn: string; amountCents: number }

/** What the shopper would pay: `totalCents` is the cart and `costCents` together. */
export type Plan = {
  instalments: PlanInstalment[]
  totalCents: number
  costCents: number
  dueTodayCents: number
  taePercent: number
  nominalYearlyRateBp: number
}

export type PlanRefusal = 'total-out-of-range' | 'instalments-not-offered'

export type PlanAnswer =
  | { plan: Plan; code?: undefined; details?: undefined }
  | { plan?: undefined; code: PlanRefusal; details: ErrorDetails }

/** Whether the product may finance this total (cents). */
export const withinLimits = (
  terms: Pick<FinancingProductTerms, 'minCents' | 'maxCents'>,
  totalCents: number,
): boolean => totalCents >= terms.minCents && totalCents <= terms.maxCents

/** Every plan the product offers for a cart's total, fewest instalments first; none when the total is out of its limits. */
export const simulatePlans = (terms: FinancingProductTerms, cartCents: number, today: string): Plan[] =>
  [...new Set(terms.instalmentCounts)]
    .sort((one, other) => one - other)
    .flatMap((count) => planOf(terms, cartCents, count, today).plan ?? [])

/** Why the product has no plan at all for a total (cents); undefined where it has one. */
export function unfinanceable(
  terms: FinancingProductTerms,
  totalCents: number,
  today: string,
): PlanRefusal | undefined {
  if (!withinLimits(terms, totalCents)) return 'total-out-of-range'
  return simulatePlans(terms, totalCents, today).length > 0 ? undefined : 'instalments-not-offered'
}

/**
 * The plan of so many instalments for a cart's total, beginning today (a calendar date). Refuses with
 * `total-out-of-range` (limits in the details) or `instalments-not-offered`: not among the product's numbers, or the
 * amount is too small to give each instalment a cent, or the whole credit would be due again today with a cost on top.
 */
export function planOf(terms: FinancingProductTerms, cartCents: number, count: number, today: string): PlanAnswer {
  if (!withinLimits(terms, cartCents))
    return { code: 'total-out-of-range', details: { minCents: terms.minCents, maxCents: terms.maxCents } }

  const notOffered: PlanAnswer = { code: 'instalments-not-offered', details: { count } }
  if (!terms.instalmentCounts.includes(count)) return notOffered

  const monthsToFirst = terms.firstInstalment === 'today' ? 0 : 1
  const dueDates = Array.from({ length: count }, (_, index) => addMonths(today, index + monthsToFirst))
  const amounts = amountsOf(terms.pricing, cartCents, today, dueDates)
  if (!amounts) return notOffered

  const instalments = dueDates.map((dueOn, index) => ({ number: index + 1, dueOn, amountCents: amounts[index]! }))
  const tae = taePercent(cartCents, today, instalments)
  if (tae === undefined) return notOffered

  const totalCents = amounts.reduce((sum, amount) => sum + amount, 0)
  return {
    plan: {
      instalments,
      totalCents,
      costCents: totalCents - cartCents,
      dueTodayCents: monthsToFirst === 0 ? amounts[0]! : 0,
      taePercent: tae,
      nominalYearlyRateBp: terms.pricing.kind === 'rate' ? terms.pricing.nominalYearlyRateBp : 0,
    },
  }
}

function amountsOf(pricing: PlanPricing, cartCents: number, today: string, dueDates: string[]): number[] | undefined {
  const count = dueDates.length
  if (pricing.kind === 'rate') return annuity(cartCents, pricing.nominalYearlyRateBp, today, dueDates)
  return equalParts(cartCents + pricing.setupFeeCents + count * pricing.instalmentFeeCents, count)
}
