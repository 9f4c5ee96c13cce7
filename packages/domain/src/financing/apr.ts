import { daysBetween, daysByYearLength, wholeMonthsBetween } from '../money/calendar.ts'

export type DatedAmount = { dueOn: string; amountCents: number }

/**
 * TAE (APR, TAEG) in percent with one decimal, half up, of a credit drawn down in one amount on `drawnOn`: the yearly
 * X with drawdown = Σ payment / (1 + X)^t. Payments carry every mandatory fee and fall on `drawnOn` or later.
 * Whole months apart, a month is a twelfth of a year; whole weeks, a week is 1/52; otherwise days count 1/365, or
 * 1/366 in a leap year. Zero when the payments do not exceed the drawdown; undefined when no finite rate solves
 * it, as when all that was lent is due at once. Source: Directive 2008/48/EC, Annex I, kept by Directive (EU) 2023/2225.
 */
export function taePercent(
  drawdownCents: number,
  drawnOn: string,
  payments: readonly DatedAmount[],
): number | undefined {
  const paidCents = payments.reduce((sum, payment) => sum + payment.amountCents, 0)
  if (paidCents <= drawdownCents) return 0

  const years = yearsUntil(
    drawnOn,
    payments.map((payment) => payment.dueOn),
  )
  const excessAt = (force: number): number =>
    payments.reduce(
      (sum, { amountCents }, index) => sum + amountCents * Math.exp(-force * years[index]!),
      -drawdownCents,
    )
  const dueAtOnce = payments.reduce((sum, { amountCents }, index) => sum + (years[index] === 0 ? amountCents : 0), 0)
  if (dueAtOnce >= drawdownCents) return undefined

  const rate = Math.expm1(fallingRoot(excessAt))
  return Number.isFinite(rate) ? Math.floor(rate * 1000 + 0.5 + halfCountsAsUp) / 10 : undefined
}

/** Rates that are an exact half on paper come out of the solver a hair below it. */
const halfCountsAsUp = 1e-9

function yearsUntil(start: string, dates: readonly string[]): number[] {
  const months = dates.map((date) => wholeMonthsBetween(start, date))
  if (months.every((count) => count !== undefined)) return months.map((count) => count / 12)
  const days = dates.map((date) => daysBetween(start, date))
  if (days.every((count) => count % 7 === 0)) return days.map((count) => count / 7 / 52)
  return dates.map((date) => {
    const { common, leap } = daysByYearLength(start, date)
    return common / 365 + leap / 366
  })
}

/** Where a function that falls from above zero at 0 crosses zero: doubles until bracketed, then halves to the last bit. */
function fallingRoot(valueAt: (x: number) => number): number {
  let low = 0
  let high = 1
  while (valueAt(high) > 0) {
    low = high
    high *= 2
  }
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (valueAt(middle) > 0) low = middle
    else high = middle
  }
}
