import { wordKey } from './columns.ts'

type DurationFault = 'not-a-duration' | 'not-positive' | 'duration-too-long'
export type DurationReading = { duration: string; code?: never } | { code: DurationFault; duration?: never }

type Unit = 'Y' | 'M' | 'W' | 'D'

const units: readonly Unit[] = ['Y', 'M', 'W', 'D']
const daysOf: Readonly<Record<Unit, number>> = { Y: 365, M: 30, W: 7, D: 1 }
const longestDays = 20 * daysOf.Y

const unitWords: Readonly<Record<string, Unit>> = Object.fromEntries<Unit>([
  ...['ano', 'anos', 'an', 'ans', 'annee', 'annees', 'year', 'years', 'yr', 'yrs'].map((word) => [word, 'Y'] as const),
  ...['mes', 'meses', 'mois', 'month', 'months'].map((word) => [word, 'M'] as const),
  ...['semana', 'semanas', 'sem', 'semaine', 'semaines', 'week', 'weeks'].map((word) => [word, 'W'] as const),
  ...['dia', 'dias', 'jour', 'jours', 'day', 'days'].map((word) => [word, 'D'] as const),
])

const one = new Set(['un', 'una', 'une', 'one', 'a'])
const iso = /^P(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?$/i
const connectors = new Set(['y', 'et', 'and'])

/**
 * The ISO 8601 duration of what people write, in years, months, weeks and days: `P9M`, `9 meses`, `6 mois`, `1 year`,
 * `1 año y 6 meses` → `P1Y6M`. At most twenty years. A number without its unit is none.
 */
export function writtenDuration(text: string): DurationReading {
  const counts = isoCounts(text.trim()) ?? wordedCounts(text)
  if (!counts) return { code: 'not-a-duration' }
  const days = units.reduce((sum, unit) => sum + (counts[unit] ?? 0) * daysOf[unit], 0)
  if (days === 0) return { code: 'not-positive' }
  if (days > longestDays) return { code: 'duration-too-long' }
  return { duration: `P${units.flatMap((unit) => (counts[unit] ? [`${counts[unit]}${unit}`] : [])).join('')}` }
}

type Counts = Partial<Record<Unit, number>>

/** `wordKey` would drop the mark of a fraction, or the sign, and leave another number. */
const fractions = /\d[.,/]\d|-\s*\d/

function isoCounts(text: string): Counts | undefined {
  const [whole, ...digits] = iso.exec(text) ?? []
  if (whole === undefined || whole.length === 1) return undefined
  const counts: Counts = {}
  for (const [index, unit] of units.entries()) if (digits[index] !== undefined) counts[unit] = Number(digits[index])
  return counts
}

/** Pairs of a number and a unit; a word may join two of them. */
function wordedCounts(text: string): Counts | undefined {
  if (fractions.test(text)) return undefined
  const words = wordKey(text).match(/\d+|[a-z]+/g) ?? []
  const counts: Counts = {}
  for (let at = 0; at < words.length; at += 2) {
    if (at > 0 && connectors.has(words[at]!)) at += 1
    const unit = unitWords[words[at + 1] ?? '']
    const count = one.has(words[at]!) ? 1 : Number(words[at])
    if (!unit || Number.isNaN(count) || counts[unit] !== undefined) return undefined
    counts[unit] = count
  }
  return words.length === 0 ? undefined : counts
}

/** Whether a text is the one spelling of a duration that is kept. */
export const isDuration = (text: string): boolean => writtenDuration(text).duration === text
