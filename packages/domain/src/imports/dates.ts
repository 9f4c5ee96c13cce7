import { isCalendarDate } from '../money/calendar.ts'
import { wordKey } from './columns.ts'

export type DateReading = { date: string; code?: never } | { code: 'not-a-date' | 'invalid-date'; date?: never }

/**
 * The `YYYY-MM-DD` of a date as people write it: `31/12/2027`, `31-12-27`, `31.12.2027`, `2027-12-31`, `31 de diciembre
 * de 2027`, `1er mars 2027`. The day comes first, as in all of Europe; two digits of a year are of this century. A
 * midnight behind it, as exports write it, is no part of it. `invalid-date` is one that no calendar has.
 */
export function writtenDate(text: string): DateReading {
  const plain = text.trim().replace(/[T ]0?0:00(:00(\.0+)?)?Z?$/, '')
  const parts = yearFirst.exec(plain)?.groups ?? dayFirst.exec(plain)?.groups ?? inWords(plain)
  if (!parts) return { code: 'not-a-date' }
  const { year = '', month = '', day = '' } = parts
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(date) ? { date } : { code: 'invalid-date' }
}

const yearFirst = /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})$/
const dayFirst = /^(?<day>\d{1,2})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})$/
const worded = /^(?<day>\d{1,2})(?:st|nd|rd|th|er|o)? (?:de |of )?(?<name>[a-z]{3,}) (?:de |del )?(?<year>\d{4})$/

type DateParts = { year?: string; month?: string; day?: string }

function inWords(text: string): DateParts | undefined {
  const parts = worded.exec(wordKey(text))?.groups
  const month = parts?.name === undefined ? undefined : monthNamed(parts.name)
  return parts && month !== undefined ? { ...parts, month: String(month) } : undefined
}

/** Which month a name or its beginning means in Spanish, French or English; undefined where it may be two. */
function monthNamed(name: string): number | undefined {
  monthNames ??= namesOfMonths()
  const meant = monthNames.flatMap((names, index) => (names.some((known) => known.startsWith(name)) ? [index + 1] : []))
  return meant.length === 1 ? meant[0] : undefined
}

/** Made when first needed: Intl's formatters take long to make. */
let monthNames: string[][] | undefined

const namesOfMonths = (): string[][] =>
  Array.from({ length: 12 }, (_, month) =>
    ['es', 'fr', 'en'].flatMap((language) =>
      (['long', 'short'] as const).map((length) =>
        wordKey(new Intl.DateTimeFormat(language, { month: length, timeZone: 'UTC' }).format(Date.UTC(2027, month, 1))),
      ),
    ),
  )
