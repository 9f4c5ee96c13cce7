import { z } from 'zod'
import { longest } from '../limits.ts'
import { CalendarDate, Cents, Id, Locale, searchWords } from '../schema.ts'
import { debtAges, overdueColumns, overdueSorts, overdueStandings } from './overdue.ts'

/** Which instalments that were due before today, and are not paid, a list shows; also the text of a saved view. */
export const OverdueFilter = z.object({
  search: searchWords(longest.search).optional(),
  merchantIds: z.array(Id).max(50).optional(),
  centreIds: z.array(Id).max(50).optional(),
  ages: z.array(z.enum(debtAges)).max(debtAges.length).optional(),
  standings: z.array(z.enum(overdueStandings)).max(overdueStandings.length).optional(),
  /** Days on which they were due, both included. */
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  minCents: Cents.min(0).optional(),
  maxCents: Cents.min(0).optional(),
  sort: z.enum(overdueSorts).default('age'),
  direction: z.enum(['asc', 'desc']).default('desc'),
})

export const OverduePage = OverdueFilter.extend({
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
})

/** The current view as a file; without columns, all of them. */
export const OverdueExport = z.object({
  filter: OverdueFilter,
  columns: z.array(z.enum(overdueColumns)).min(1).max(overdueColumns.length).optional(),
  format: z.enum(['xlsx', 'csv']),
  locale: Locale,
})

export type OverdueFilter = z.infer<typeof OverdueFilter>
