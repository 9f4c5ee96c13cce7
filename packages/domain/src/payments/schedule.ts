import { addDays, latestOf } from '../money/calendar.ts'
import { localHour } from '../money/local-hour.ts'
import { type Due, nextTryOn } from './retries.ts'

/** The hour, where the merchant is, from which on a day's instalments are charged. */
export const chargeHour = 9

/** An instalment that is to be paid, as far as charging it by itself goes. Dates are calendar dates. */
export type Awaited = Due & {
  id: string
  number: number
  /** How often it was declined when charged by itself, and on which day that was last tried. */
  declines: number
  triedOn: string | null
}

/** What of a plan is to be paid; `triedOn` is the day on which any of it was last charged by itself. */
export type AwaitedPlan = { awaited: readonly Awaited[]; triedOn: string | null; retryDays: readonly number[] }

export type NextCharge = { instalmentId: string; on: string }

/**
 * Which instalment is charged by itself next, and on which day, from `today` on; undefined when none is any more. What is
 * due on its own day is charged on it; of those whose day has gone by, as after automatic payments were off, one a day is. None
 * is tried twice on one day. One that waited for a retry day that the merchant took away has its last try on the day after it was tried. Source: decisions.md, Retry days.
 */
export function nextCharge(plan: AwaitedPlan, today: string): NextCharge | undefined {
  const tomorrow = addDays(today, 1)
  const charges = plan.awaited.flatMap(({ id, dueOn, chargedFrom, number, declines, triedOn }) => {
    const due = { dueOn, chargedFrom, triedOn }
    const wanted = nextTryOn(due, declines, plan.retryDays) ?? addDays(triedOn ?? dueOn, 1)
    const waits = triedOn === today || (wanted < today && plan.triedOn === today)
    const earliest = waits ? tomorrow : today
    return [{ instalmentId: id, dueOn, number, on: latestOf(wanted, [earliest]) }]
  })
  const [first] = charges.toSorted(
    (one, other) => order(one.on, other.on) || order(one.dueOn, other.dueOn) || one.number - other.number,
  )
  return first && { instalmentId: first.instalmentId, on: first.on }
}

const order = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** When a charge of a day is made, as an ISO instant. */
export const chargeAt = (timeZone: string, on: string): string => localHour(timeZone, on, chargeHour)
