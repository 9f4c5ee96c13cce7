import { z } from 'zod'
import { longest } from '../limits.ts'
import { CalendarDate, Id, Locale, searchWords } from '../schema.ts'
import { logActions } from './logged.ts'
import { type SubjectKind, subjectKinds } from './subject-kinds.ts'

/** What the page of the log shows: the chips; also the text of a saved view. */
export const LogFilter = z.object({
  /** For those who see several. */
  merchantIds: z.array(Id).max(20).optional(),
  actorIds: z.array(Id).max(20).optional(),
  actions: z.array(z.enum(logActions)).max(40).optional(),
  subjectKinds: z.array(z.enum(subjectKinds)).max(subjectKinds.length).optional(),
  /** A reference as people write it, or a record's id. */
  subject: searchWords(longest.search).optional(),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
})

export const LogPage = LogFilter.extend({
  /** Where the last page ended, as the answer gave it. */
  after: z
    .string()
    .regex(/^[1-9][0-9]{0,17}$/, { error: 'bad-input' })
    .optional(),
  limit: z.int().min(1).max(100).default(50),
})

export const logColumns = ['at', 'merchant', 'actor', 'action', 'subject', 'changes', 'ip', 'device'] as const
export type LogColumn = (typeof logColumns)[number]

/** The current view as a file; without columns, all of them. */
export const LogExport = z.object({
  filter: LogFilter,
  columns: z.array(z.enum(logColumns)).min(1).max(logColumns.length).optional(),
  format: z.enum(['xlsx', 'csv']),
  locale: Locale,
})

export type LogFilter = z.infer<typeof LogFilter>
export type LogPage = z.infer<typeof LogPage>

/** Who did something. A person of the platform has no name for a merchant, nor has a process. */
export type LogActor = { id: string; kind: 'person' | 'platform' | 'key' | 'shopper' | 'system'; name: string | null }

/** What it was done to; `label` is how people call it, `financingId` where its page is. */
export type LogSubject = { id: string; kind: SubjectKind; label: string | null; financingId: string | null }

/** A fact that changed, as `logged` has it. Absent means that it was not there. */
export type LogChange = { field: string; before?: LogValue; after?: LogValue }
export type LogValue = string | number | boolean | null | readonly string[]

/** How the chain stands; see docs/security.md. */
export type ChainState = {
  /** Nothing sealed yet; a check found faults; lines wait too long for their seal; not checked for a day; all is well. */
  state: 'unsealed' | 'broken' | 'behind' | 'unchecked' | 'sound'
  /** ISO instants. */
  sealedAt: string | null
  checkedAt: string | null
}
