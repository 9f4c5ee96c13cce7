import { currentLocale, type Locale } from './locale.ts'
import { currentTimeZone } from './time-zone.ts'

/** English is Europe's: day before month, 24 hours. */
const regions = { es: 'es-ES', fr: 'fr-FR', en: 'en-GB' } as const satisfies Record<Locale, string>

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>()

/** Intl's formatters take a hundred times longer to make than to use. */
function once<Format extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => Format,
): Format {
  const known = made.get(key)
  if (known) return known as Format
  const format = make()
  made.set(key, format)
  return format
}

/** Cents as euros, always with two decimals and the sign: 289000 → `2.890,00 €`. */
export const money = (cents: number, locale: Locale = currentLocale()): string =>
  once(
    `money ${locale}`,
    () => new Intl.NumberFormat(regions[locale], { style: 'currency', currency: 'EUR', useGrouping: 'always' }),
  ).format(cents / 100)

/** A count: 1204 → `1.204`. */
export const wholeNumber = (value: number, locale: Locale = currentLocale()): string =>
  once(
    `whole ${locale}`,
    () => new Intl.NumberFormat(regions[locale], { maximumFractionDigits: 0, useGrouping: 'always' }),
  ).format(value)

/** A percentage that is given in percent, with one decimal at least and two at most: 12.9 → `12,9 %`. */
export const percent = (percentage: number, locale: Locale = currentLocale()): string =>
  once(
    `percent ${locale}`,
    () =>
      new Intl.NumberFormat(regions[locale], { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 2 }),
  ).format(percentage / 100)

/** A rate in basis points: 1065 → `10,65 %`. */
export const rate = (basisPoints: number, locale: Locale = currentLocale()): string =>
  percent(basisPoints / 100, locale)

/** A calendar date `YYYY-MM-DD`: `22/11/2026`; `long` writes the month out. */
export const date = (
  calendarDate: string,
  locale: Locale = currentLocale(),
  style: 'short' | 'long' = 'short',
): string =>
  once(
    `date ${locale} ${style}`,
    () =>
      new Intl.DateTimeFormat(regions[locale], {
        day: style === 'short' ? '2-digit' : 'numeric',
        month: style === 'short' ? '2-digit' : 'long',
        year: 'numeric',
        timeZone: 'UTC',
      }),
  ).format(Date.parse(`${calendarDate}T00:00:00Z`))

/** A month, given as `YYYY-MM`, written out with its year. */
export const monthName = (month: string, locale: Locale = currentLocale()): string =>
  once(
    `month ${locale}`,
    () => new Intl.DateTimeFormat(regions[locale], { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  ).format(Date.parse(`${month}-01T00:00:00Z`))

/** An instant (ISO) as date and time of a zone, the current one where none is named: `22/11/2026, 10:05`. */
export const dateTime = (
  instant: string,
  locale: Locale = currentLocale(),
  timeZone: string | undefined = currentTimeZone(),
): string =>
  once(
    `dateTime ${locale} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(regions[locale], {
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }),
  ).format(Date.parse(instant))

const parts = [
  ['Y', 'year'],
  ['M', 'month'],
  ['W', 'week'],
  ['D', 'day'],
] as const

/** A duration of ISO 8601 in years, months, weeks and days: `P1Y6M` → `1 año y 6 meses`. Anything else stays as it is. */
export function duration(iso: string, locale: Locale = currentLocale()): string {
  const said = parts.flatMap(([letter, unit]) => {
    const count = new RegExp(`(\\d+)${letter}`).exec(iso)?.[1]
    return count === undefined ? [] : [lasting(Number(count), unit, locale)]
  })
  return said.length === 0 ? iso : new Intl.ListFormat(locale, { type: 'conjunction' }).format(said)
}

const lasting = (count: number, unit: (typeof parts)[number][1], locale: Locale): string =>
  once(
    `lasting ${unit} ${locale}`,
    () => new Intl.NumberFormat(regions[locale], { style: 'unit', unit, unitDisplay: 'long' }),
  ).format(count)

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** An instant (ISO) up to a day before or after `now` in words, `hace 3 min`; further away as `dateTime`. */
export function relativeTime(
  instant: string,
  now: string,
  locale: Locale = currentLocale(),
  timeZone: string | undefined = currentTimeZone(),
): string {
  const seconds = (Date.parse(instant) - Date.parse(now)) / 1000
  const distance = Math.abs(seconds)
  if (distance >= day) return dateTime(instant, locale, timeZone)
  const format = once(
    `relative ${locale}`,
    () => new Intl.RelativeTimeFormat(regions[locale], { style: 'short', numeric: 'auto' }),
  )
  if (distance < minute) return format.format(0, 'second')
  return distance < hour
    ? format.format(Math.trunc(seconds / minute), 'minute')
    : format.format(Math.trunc(seconds / hour), 'hour')
}

/** Names as a sentence lists them: `Ana, Eva y Luis`. */
export const joined = (names: readonly string[], locale: Locale = currentLocale()): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
