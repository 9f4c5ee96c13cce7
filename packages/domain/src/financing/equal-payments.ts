import { daysByYearLength } from '../money/calendar.ts'
import { divideHalfUp } from '../money/rounding.ts'

type Days = { common: number; leap: number }

/** Interest on a balance for so many days, actual/actual, rounded half up to the cent. The rate is in basis points a year. */
export const interestOn = (balanceCents: number, rateBp: number, { common, leap }: Days): number =>
  divideHalfUp(BigInt(balanceCents) * BigInt(rateBp * (common * 366 + leap * 365)), 10_000 * 365 * 366)

/** So many equal parts of a total, the last absorbing the rest; undefined when some would be below one cent. */
export const equalParts = (totalCents: number, count: number): number[] | undefined =>
  withRestInLast(totalCents / count, (equalCents) => totalCents - (count - 1) * equalCents, count)

/**
 * Equal payments of principal and interest on the remaining balance, actual/actual: each day counts in the year of the
 * date that ends it. Interest is rounded to the cent in each period and the last payment clears the balance, as
 * Apache Fineract's EMI does. Undefined when some payment would be below one cent.
 */
export function annuity(
  principalCents: number,
  rateBp: number,
  from: string,
  dueDates: readonly string[],
): number[] | undefined {
  const periods = dueDates.map((dueOn, index) => daysByYearLength(dueDates[index - 1] ?? from, dueOn))
  let growth = 1
  let presentValueOfOne = 0
  for (const { common, leap } of periods) {
    growth *= 1 + (rateBp / 10_000) * (common / 365 + leap / 366)
    presentValueOfOne += 1 / growth
  }
  const lastFor = (equalCents: number): number => {
    let balanceCents = principalCents
    for (const period of periods.slice(0, -1)) balanceCents += interestOn(balanceCents, rateBp, period) - equalCents
    return balanceCents + interestOn(balanceCents, rateBp, periods.at(-1)!)
  }
  return withRestInLast(principalCents / presentValueOfOne, lastFor, dueDates.length)
}

/**
 * Equal payments rounded half up, the last absorbing what remains; rounded down where rounding up would leave the last
 * one nothing, as when 8 cents are split by 5. Undefined when some payment would still be below one cent.
 */
function withRestInLast(
  exactCents: number,
  lastFor: (equalCents: number) => number,
  count: number,
): number[] | undefined {
  for (const equalCents of [Math.round(exactCents), Math.floor(exactCents)]) {
    const lastCents = lastFor(equalCents)
    if (lastCents >= 1 && (equalCents >= 1 || count === 1)) return [...Array(count - 1).fill(equalCents), lastCents]
  }
  return undefined
}
