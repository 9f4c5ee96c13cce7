import { addDays } from '../money/calendar.ts'

/**
 * When something is to be paid: `chargedFrom`, where it is, is the day from which it is charged though it is due later.
 * `triedOn` is the day on which it was last.
 */
export type Due = { dueOn: string; chargedFrom?: string | null | undefined; triedOn?: string | null | undefined }

/** On which days after its due date a declined instalment is tried again, unless the merchant says otherwise. */
export const usualRetryDays = [1, 3, 7] as const

/** Whether an instalment may be tried again on these days: at most ten whole ones up to the ninetieth, each after the one before. */
export const areRetryDays = (days: readonly number[]): boolean =>
  days.length <= 10 && days.every((day, index) => Number.isInteger(day) && day > (days[index - 1] ?? 0) && day <= 90)

/**
 * The day (a calendar date) of the next try of an instalment that was declined `declines` times, counted from its due
 * date; undefined when it was the last one and the instalment is overdue. One that is charged before it is due is tried
 * so from that day on, and the last time on the day it is due, whatever days the merchant took away meanwhile. Source:
 * decisions.md, Retry days.
 */
export function nextTryOn(
  { dueOn, chargedFrom, triedOn }: Due,
  declines: number,
  retryDays: readonly number[],
): string | undefined {
  const from = chargedFrom ?? dueOn
  const days = retryDays.toSorted((one, other) => one - other).map((after) => addDays(from, after))
  const tries = chargedFrom ? [...days.filter((day) => day < dueOn), dueOn] : days
  if (declines === 0) return from
  return tries[declines - 1] ?? (triedOn && triedOn < dueOn ? dueOn : undefined)
}
