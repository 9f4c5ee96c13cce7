import { z } from 'zod'
import { longest } from '../limits.ts'
import { CalendarDate, Cents, Id, searchWords } from '../schema.ts'

/** Which overdue instalments a list shows: those that are charged by themselves no more. */
export const OverdueFilter = z.object({
  search: searchWords(longest.search).optional(),
  merchantIds: z.array(Id).max(50).optional(),
  centreIds: z.array(Id).max(50).optional(),
  /** Days on which they were due, both included. */
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  minCents: Cents.min(0).optional(),
  maxCents: Cents.min(0).optional(),
})

export const OverduePage = OverdueFilter.extend({
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
})
