import { z } from 'zod'
import { longest, mostAtOnce } from '../limits.ts'
import { CalendarDate, Id, Locale, searchWords, text } from '../schema.ts'
import { entryStates } from './statement.ts'

/** Which statements a list shows: by the days that they are of, both included, and whether a difference is left. */
export const StatementFilter = z.object({
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  open: z.boolean().optional(),
})

export const StatementPage = StatementFilter.extend({
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
})

/** Which entries of a statement are shown; `search` is in what the bank says of them, or is the number of their payment. */
export const EntryFilter = z.object({
  id: Id,
  states: z.array(z.enum(entryStates)).max(entryStates.length).optional(),
  search: searchWords(longest.search).optional(),
})

export const StatementEntryPage = EntryFilter.extend({
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
})

export const StatementExport = z.object({
  filter: EntryFilter,
  columns: z.array(z.string().max(40)).max(20).optional(),
  format: z.enum(['xlsx', 'csv']),
  locale: Locale,
})

/** Why differences need no payment, as finance says it. */
export const DismissedEntries = z.object({
  ids: z.array(Id).min(1).max(mostAtOnce),
  reason: text(longest.rejectReason),
})

export type StatementFilter = z.infer<typeof StatementFilter>
