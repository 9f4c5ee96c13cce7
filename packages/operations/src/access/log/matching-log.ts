import type { LogFilter } from '@cauce/domain/access/log'
import type { Scope } from '@cauce/domain/access/scope'
import { addDays } from '@cauce/domain/money/calendar'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { startOfDay } from '../merchant-calendar.ts'
import type { SubjectOfLog } from './subjects-named.ts'

export type LogQuery = Omit<LogFilter, 'subject'> & {
  /** The records that the searched subject stands for. */
  subjects?: readonly SubjectOfLog[] | undefined
  /** The last line of the page before: its instant as Postgres writes it, and its position. */
  after?: { at: string; position: string } | undefined
  limit: number
}

/**
 * Lines of the log, newest first. Each value of what narrows most is looked up by itself in an index that has its lines in
 * their order, and no more than a page of each is read: that stays flat however long the log is. The merchant is said here
 * although row-level security says it too: only so do the indexes lead with it.
 */
export function matchingLog(scope: Scope, query: LogQuery) {
  const merchants = scope.kind === 'merchant' ? [scope.merchantId] : (query.merchantIds ?? [])
  const leads = [merchants.length > 0 ? over('merchant_id', merchants, 'uuid') : undefined, mostNarrow(query)]
  const sources = leads.filter((lead) => lead !== undefined)
  const conditions = [...sources.map(({ condition }) => condition), ...others(scope, query)]
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``
  const ordered = sql`order by l.at desc, l.position desc limit ${query.limit}`
  const lines = sql`select l.* from action_log l ${where} ${ordered}`
  if (sources.length === 0) return sql`(${lines}) as l`
  const values = sql.join(
    sources.map(({ source }) => source),
    sql` cross join `,
  )
  return sql`(select l.* from ${values} cross join lateral (${lines}) as l ${ordered}) as l`
}

type Lead = { source: RawBuilder<unknown>; condition: RawBuilder<SqlBool> }

const over = (column: string, values: readonly string[], type: 'uuid' | 'text'): Lead => {
  const alias = `each_${column}`
  return {
    source: sql`unnest(${[...values]}::${sql.raw(type)}[]) as ${sql.ref(alias)}(value)`,
    condition: sql<SqlBool>`${sql.ref(`l.${column}`)} = ${sql.ref(`${alias}.value`)}`,
  }
}

/** The subject first, then the person, the action, the kind: the rest is looked at line by line. */
function mostNarrow({ subjects, actorIds, actions, subjectKinds }: LogQuery): Lead | undefined {
  if (subjects)
    return {
      source: sql`unnest(${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::uuid[])
        as each_subject(kind, id)`,
      condition: sql<SqlBool>`l.subject_kind = each_subject.kind and l.subject_id = each_subject.id`,
    }
  if (actorIds?.length) return over('actor_id', actorIds, 'uuid')
  if (actions?.length) return over('action', actions, 'text')
  return subjectKinds?.length ? over('subject_kind', subjectKinds, 'text') : undefined
}

function others(scope: Scope, { subjects, actorIds, actions, subjectKinds, from, to, after }: LogQuery) {
  const oneOf = (column: string, values: readonly string[] | undefined, type: 'uuid' | 'text') =>
    values?.length ? [sql<SqlBool>`${sql.ref(column)} = any(${[...values]}::${sql.raw(type)}[])`] : []
  return [
    ...(subjects ? oneOf('l.actor_id', actorIds, 'uuid') : []),
    ...(subjects || actorIds?.length ? oneOf('l.action', actions, 'text') : []),
    ...(subjects || actorIds?.length || actions?.length ? oneOf('l.subject_kind', subjectKinds, 'text') : []),
    ...(from ? [sql<SqlBool>`l.at >= ${startOfDay(scope, from)}`] : []),
    ...(to ? [sql<SqlBool>`l.at < ${startOfDay(scope, addDays(to, 1))}`] : []),
    ...(after ? [sql<SqlBool>`(l.at, l.position) < (${after.at}::timestamptz, ${after.position}::bigint)`] : []),
  ]
}
