/**
 * Calendar dates as `YYYY-MM-DD` strings, computed with plain whole numbers on UTC midnights. temporal-polyfill would
 * do the same for a third of the checkout's 60 kB, and does not belong in a workflow bundle; zones do not occur here
 * save in `dateIn`. Dates order as strings do.
 */
const millisecondsPerDay = 86_400_000

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0')
const partsOf = (date: string): [year: number, month: number, day: number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
]
const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days of a month, `month` being 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Whether the text is a `YYYY-MM-DD` that exists; 2023-02-29 does not. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = partsOf(text)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/**
 * The date so many whole months later (or earlier), the day clamped to the month's end: 31 January + 1 is 28 or 29
 * February, + 2 is 31 March. Always count from the anchor date, never from a clamped one.
 */
export function addMonths(anchor: string, months: number): string {
  const [year, month, day] = partsOf(anchor)
  const monthIndex = year * 12 + (month - 1) + months
  const targetYear = Math.floor(monthIndex / 12)
  const targetMonth = monthIndex - targetYear * 12 + 1
  return `${pad(targetYear, 4)}-${pad(targetMonth, 2)}-${pad(Math.min(day, daysInMonth(targetYear, targetMonth)), 2)}`
}

export const addDays = (date: string, days: number): string =>
  new Date((dayNumber(date) + days) * millisecondsPerDay).toISOString().slice(0, 10)

/** The last of some calendar dates. */
export const latestOf = (date: string, others: readonly string[]): string => [date, ...others].toSorted().at(-1)!

/** Days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** The whole months from an anchor to a date, with `addMonths`' clamping; undefined when there is no whole number. */
export function wholeMonthsBetween(anchor: string, date: string): number | undefined {
  const [anchorYear, anchorMonth] = partsOf(anchor)
  const [year, month] = partsOf(date)
  const months = (year - anchorYear) * 12 + month - anchorMonth
  return addMonths(anchor, months) === date ? months : undefined
}

/** How many of the days after `from` up to `to` end in a common year and how many in a leap year; `from` ≤ `to`. */
export function daysByYearLength(from: string, to: string): { common: number; leap: number } {
  const days = { common: 0, leap: 0 }
  const lastYear = partsOf(to)[0]
  let start = from
  for (let year = partsOf(from)[0]; year <= lastYear; year += 1) {
    const end = year < lastYear ? `${pad(year, 4)}-12-31` : to
    days[isLeapYear(year) ? 'leap' : 'common'] += daysBetween(start, end)
    start = end
  }
  return days
}

/** Completed years from one date to another, as an age: one born on 29 February turns older on 1 March in common years. */
export function completedYears(from: string, to: string): number {
  const years = partsOf(to)[0] - partsOf(from)[0]
  return to.slice(5) < from.slice(5) ? years - 1 : years
}

/** The calendar date of an instant (ISO) in a zone such as `Europe/Madrid`. */
export function dateIn(timeZone: string, instant: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'iso8601',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(instant))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}
