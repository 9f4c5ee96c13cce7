import { region } from './words.ts'

/** The zone of the demo's merchants, in which the back office shows their sales wherever the browser is. */
const timeZone = 'Europe/Madrid'

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const time = new Intl.DateTimeFormat(region, { ...clock, timeZone })
const day = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'short', timeZone })
const date = new Intl.DateTimeFormat(region, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone })
const exact = new Intl.DateTimeFormat(region, {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  ...clock,
  timeZone,
})

/** The time today, `10:05`; the day before, `21 nov`. */
export const shortTime = (instant: string, now = new Date()): string => {
  const then = new Date(instant)
  return date.format(then) === date.format(now) ? time.format(then) : day.format(then)
}

/** Date and time as the back office writes them: `22/11/2026, 10:05`. */
export const exactTime = (instant: string): string => exact.format(new Date(instant))
