import type { Db } from '@cauce/database/connection'
import type { LogChange, LogValue } from '@cauce/domain/access/log'
import { type LogForm, logForm } from '@cauce/domain/access/logged'
import { type RawBuilder, sql } from 'kysely'
import type { LogRow } from './log-row.ts'

type Named = { id: string; name: string }

/** Facts that are written as ids of what people know by a name, and how it is called. */
const named: Partial<Record<LogForm, (ids: string[]) => RawBuilder<Named>>> = {
  user: (ids) => sql`select id, name from app_user where id = any(${ids}::uuid[])`,
  centres: (ids) => sql`select id, name from centre where id = any(${ids}::uuid[])`,
  financing: (ids) => sql`select id, reference as name from financing where id = any(${ids}::uuid[])`,
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const idsIn = (value: LogValue | undefined): string[] =>
  [value].flat().filter((id): id is string => typeof id === 'string' && uuid.test(id))

/** The same rows with names instead of ids, where the reader may see what they name; one query for each kind that is there. */
export async function withNames(db: Db, rows: readonly LogRow[]): Promise<LogRow[]> {
  const wanted = new Map<LogForm, Set<string>>()
  for (const { subject, changes } of rows)
    for (const { field, before, after } of changes) {
      const form = logForm(subject.kind, field)
      if (form === undefined || !named[form]) continue
      const ids = wanted.get(form) ?? new Set()
      wanted.set(form, ids)
      for (const id of [...idsIn(before), ...idsIn(after)]) ids.add(id)
    }
  const names = new Map<string, string>()
  for (const [form, ids] of wanted) {
    const query = ids.size > 0 ? named[form]?.([...ids]) : undefined
    for (const { id, name } of query ? (await query.execute(db)).rows : []) names.set(id, name)
  }
  if (names.size === 0) return [...rows]
  const nameOf = (id: string) => names.get(id) ?? id
  const told = (value: LogValue): LogValue => {
    if (typeof value === 'string') return nameOf(value)
    return Array.isArray(value) ? value.map(nameOf).toSorted((one, other) => one.localeCompare(other)) : value
  }
  const nameIn = (change: LogChange, side: 'before' | 'after') =>
    change[side] !== undefined && { [side]: told(change[side]) }
  return rows.map((row) => ({
    ...row,
    changes: row.changes.map((change) => {
      const form = logForm(row.subject.kind, change.field)
      return form !== undefined && named[form]
        ? { ...change, ...nameIn(change, 'before'), ...nameIn(change, 'after') }
        : change
    }),
  }))
}
