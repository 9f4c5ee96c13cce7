import { completedYears, isCalendarDate } from '../money/calendar.ts'
import type { Checked } from './checked.ts'

const fullAge = 18
const notBelieved = 120

/**
 * The birth date (`YYYY-MM-DD`) of somebody who may sign a credit today. Codes: `required`, `invalid-date` (does not
 * exist, lies ahead, or 120 years and more back), `not-an-adult` (under 18).
 */
export function checkBirthDate(text: string, today: string): Checked {
  const date = text.trim()
  if (date === '') return { code: 'required' }
  if (!isCalendarDate(date) || date > today) return { code: 'invalid-date' }
  const age = completedYears(date, today)
  if (age >= notBelieved) return { code: 'invalid-date' }
  return age >= fullAge ? { value: date } : { code: 'not-an-adult' }
}
