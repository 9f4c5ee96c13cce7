import { platformTimeZone } from '@cauce/domain/access/platform'
import { dateIn, daysBetween } from '@cauce/domain/money/calendar'
import { date } from '@cauce/i18n/format'
import { currentLocale } from '@cauce/i18n/locale'
import { currentTimeZone } from '@cauce/i18n/time-zone'

/** For how many days a key may be made; `never`: until it is revoked. */
export const expiryChoices = ['30', '90', '365', 'never'] as const
export type ExpiryChoice = (typeof expiryChoices)[number]

const dayMs = 86_400_000

/** When a key made at `now` (milliseconds) ends, as an ISO instant; nothing where it does not. */
export const expiryOf = (choice: ExpiryChoice, now: number): string | undefined =>
  choice === 'never' ? undefined : new Date(now + Number(choice) * dayMs).toISOString()

/** So many days before its end a key should be replaced. */
const soonDays = 14

/** Whether a standing key ends within two weeks of `now` (milliseconds). */
export const endsSoon = (expiresAt: string | null, now: number): boolean =>
  expiresAt !== null && Date.parse(expiresAt) - now < soonDays * dayMs

/** How many calendar days away an end is, in the zone that is shown: 'dentro de 89 días', 'mañana'. */
export function untilText(expiresAt: string, now: number, locale = currentLocale()): string {
  const days = daysBetween(shownDate(new Date(now).toISOString()), shownDate(expiresAt))
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
}

/** The calendar date of an instant in the zone that is shown, written out: '20 de febrero de 2027'. */
export const dayText = (instant: string, locale = currentLocale()): string => date(shownDate(instant), locale, 'long')

const shownDate = (instant: string): string => dateIn(currentTimeZone() ?? platformTimeZone, instant)
