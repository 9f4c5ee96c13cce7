import { locale } from './words.ts'

const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })

/** The time today, the day before. */
export const shortTime = (instant: string): string => {
  const then = new Date(instant)
  return then.toDateString() === new Date().toDateString() ? time.format(then) : day.format(then)
}

export const exactTime = (instant: string): string => exact.format(new Date(instant))
