import type { Db } from '@cauce/database/connection'
import { type LogFilter, LogPage } from '@cauce/domain/access/log'
import type { Scope } from '@cauce/domain/access/scope'
import { Refusal } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { reading } from '../../operation.ts'
import { type LogRow, lineColumns, lineNames, logRow, type StoredLine } from './log-row.ts'
import { matchingLog } from './matching-log.ts'
import { withNames } from './named-values.ts'
import { subjectFacts } from './subject-facts.ts'
import { subjectsNamed } from './subjects-named.ts'

export type LogList = { rows: LogRow[]; next: string | null }

/**
 * A page of the action log in the reader's scope, newest first, continuing where `after` says. The page costs the same
 * however far down it lies. Refuses an `after` that no page gave with `bad-input`.
 */
export const listLog = reading({
  name: 'log.list',
  permission: 'log.read',
  input: LogPage,
  run: ({ db, actor }, { after, limit, ...filter }): Promise<LogList> =>
    logPage(db, actor.scope, filter, { after, limit }),
})

export async function logPage(
  db: Db,
  scope: Scope,
  { subject, ...filter }: LogFilter,
  page: { after?: string | undefined; limit: number },
): Promise<LogList> {
  const subjects = subject ? await subjectsNamed(db, scope, subject) : undefined
  if (subjects?.length === 0) return { rows: [], next: null }
  const after = page.after === undefined ? undefined : await endOf(db, page.after)
  const lines = matchingLog(scope, { ...filter, subjects, after, limit: page.limit + 1 })
  const { rows: found } = await sql<StoredLine>`
    select ${lineColumns} from ${lines} ${lineNames} order by l.at desc, l.position desc`.execute(db)
  const shown = found.slice(0, page.limit)
  const facts = await subjectFacts(db, shown)
  const rows = shown.map((line) => logRow(line, facts.get(`${line.subject_kind} ${line.subject_id}`)))
  return { rows: await withNames(db, rows), next: found.length > page.limit ? (rows.at(-1)?.id ?? null) : null }
}

/** Where a page ended: its last line's instant, to the microsecond. */
async function endOf(db: Db, position: string): Promise<{ at: string; position: string }> {
  const { rows } = await sql<{ at: string }>`
    select at::text as at from action_log where position = ${position}::bigint`.execute(db)
  if (!rows[0]) throw new Refusal('bad-input', {}, { after: 'bad-input' })
  return { at: rows[0].at, position }
}
