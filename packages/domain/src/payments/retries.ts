import { addDays } from '../money/calendar.ts'

/** On which days after its due date a declined instalment is tried again, unless the merchant says otherwise. */
export const usualRetryDays = [1, 3, 7] as const

/**
 * The day (a calendar date) of the next try of an instalment that was declined `declines` times, counted from its due
 * date; undefined when it was the last one and the instalment is overdue. Source: decisions.md, Retry days.
 */
export function nextTryOn(dueOn: string, declines: number, retryDays: readonly number[]): string | undefined {
  if (declines === 0) return dueOn
  const days = retryDays.toSorted((one, other) => one - other)[declines - 1]
  return days === undefined ? undefined : addDays(dueOn, days)
}
