import { currentLocale, type Locale } from './locale.ts'

let read: () => string | undefined = () => undefined

/** The zone of instants that name none; undefined for the machine's own. */
export const currentTimeZone = (): string | undefined => read()

/** For a page: where the current zone is read from; a reactive getter makes the texts follow it. */
export function readTimeZoneFrom(source: () => string | undefined): void {
  read = source
}

/** A zone as people call it, with its distance from Greenwich at an instant (ISO): `hora de Europa central (GMT+1)`. */
export function timeZoneName(timeZone: string, instant: string, locale: Locale = currentLocale()): string {
  const named = (style: 'longGeneric' | 'shortOffset') =>
    new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: style })
      .formatToParts(Date.parse(instant))
      .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  return `${named('longGeneric')} (${named('shortOffset')})`
}

/** Whether the clocks of two zones show another time at an instant (ISO). */
export function clocksDiffer(one: string, other: string | undefined, instant: string): boolean {
  const clock = (timeZone: string | undefined) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(Date.parse(instant))
  return clock(one) !== clock(other)
}
