import type { Db } from '@cauce/database/connection'
import type { SubjectKind } from '@cauce/domain/access/subject-kinds'
import { type RawBuilder, sql } from 'kysely'
import type { StoredLine, SubjectFacts } from './log-row.ts'

type Named = { id: string; label: string | null; financing: string | null }

/** For each kind with a name of its own: the records with these ids, how they are called, and the financing to go to. */
const named: Partial<Record<SubjectKind, (ids: string[]) => RawBuilder<Named>>> = {
  financing: (ids) => sql`select id, reference as label, id as financing from financing where id = any(${ids}::uuid[])`,
  order: (ids) => sql`
    select o.id, o.reference as label,
      (select f.id from financing f where f.order_id = o.id order by f.created_at desc limit 1) as financing
    from orders o where o.id = any(${ids}::uuid[])`,
  message: (ids) => sql`
    select m.id, f.reference as label, f.id as financing from message m
      join financing f on f.id = m.subject_id and m.subject_kind = 'financing'
    where m.id = any(${ids}::uuid[])`,
  customer: (ids) => sql`
    select id, first_name || ' ' || last_name as label, null as financing from customer where id = any(${ids}::uuid[])`,
  user: (ids) => sql`select id, name as label, null as financing from app_user where id = any(${ids}::uuid[])`,
  key: (ids) => sql`select id, name as label, null as financing from app_user where id = any(${ids}::uuid[])`,
  service: (ids) => sql`select id, name as label, null as financing from service where id = any(${ids}::uuid[])`,
  webhook: (ids) => sql`
    select id, coalesce(nullif(description, ''), substring(url from '^[^/]*//[^/]*')) as label, null as financing
    from webhook_endpoint where id = any(${ids}::uuid[])`,
  'webhook-delivery': (ids) => sql`
    select d.id, coalesce(e.data ->> 'reference', d.type) as label, e.data ->> 'id' as financing
    from webhook_delivery d join webhook_event e on e.id = d.event_id where d.id = any(${ids}::uuid[])`,
  import: (ids) => sql`select id, file_name as label, null as financing from import where id = any(${ids}::uuid[])`,
}

/** How the subjects of some lines are called, by `<kind> <id>`; one query for each kind that is there. */
export async function subjectFacts(db: Db, lines: readonly StoredLine[]): Promise<Map<string, SubjectFacts>> {
  const facts = new Map<string, SubjectFacts>()
  for (const [kind, some] of Map.groupBy(lines, (line) => line.subject_kind)) {
    const query = named[kind]?.([...new Set(some.map(({ subject_id }) => subject_id))])
    const rows = query ? (await query.execute(db)).rows : []
    for (const { id, label, financing } of rows) facts.set(`${kind} ${id}`, { label, financingId: financing })
  }
  return facts
}
