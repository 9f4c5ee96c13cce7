import { addDays } from '../money/calendar.ts'

/** On which days after its due date a declined instalment is tried again, unless the merchant says otherwise. */
export const usualRetryDays = [1, 3, 7] as const

/** Whether an instalment may be tried again on these days: at most ten whole ones up to the ninetieth, each after the one before. */
export const areRetryDays = (days: readonly number[]): boolean =>
  days.length <= 10 && days.every((day, index) => Number.isInteger(day) && day > (days[index - 1] ?? 0) && day <= 90)

/**
 * The day (a calendar date) of the next try of an instalment that was declined `declines` times, counted from its due
 * date; undefined when it was the last one and the instalment is overdue. Source: decisions.md, Retry days.
 */
export function nextTryOn(dueOn: string, declines: number, retryDays: readonly number[]): string | undefined {
  if (declines === 0) return dueOn
  const days = retryDays.toSorted((one, other) => one - other)[declines - 1]
  return days === undefined ? undefined : addDays(dueOn, days)
}
