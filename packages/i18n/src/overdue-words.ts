import type { DebtAge, OverdueStanding } from '@cauce/domain/payments/overdue'
import { m } from './messages.ts'
import type { Words } from './words.ts'

export const debtAgeWords: Words<DebtAge> = {
  week: m.collecting_age_week,
  month: m.collecting_age_month,
  quarter: m.collecting_age_quarter,
  older: m.collecting_age_older,
}

/** What becomes of an overdue instalment by itself. */
export const overdueStandingWords: Words<OverdueStanding> = {
  retried: m.collecting_standing_retried,
  held: m.collecting_standing_held,
  'given-up': m.collecting_standing_given_up,
}
