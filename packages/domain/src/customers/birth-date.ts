import { completedYears, isCalendarDate } from '../money/calendar.ts'
import type { Checked } from './checked.ts'

const fullAge = 18
const notBelieved = 120

/**
 * The birth date (`YYYY-MM-DD`) of somebody who may sign a credit today. Codes: `required`, `not-a-date`,
 * `date-in-future`, `date-too-old` (120 years and more back), `not-an-adult` (under 18).
 */
export function checkBirthDate(text: string, today: string): Checked {
  const date = text.trim()
  if (date === '') return { code: 'required' }
  if (!isCalendarDate(date)) return { code: 'not-a-date' }
  if (date > today) return { code: 'date-in-future' }
  const age = completedYears(date, today)
  if (age >= notBelieved) return { code: 'date-too-old' }
  return age >= fullAge ? { value: date } : { code: 'not-an-adult' }
}
