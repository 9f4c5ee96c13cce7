import { isDeepStrictEqual } from 'node:util'
import type { LogActor, LogChange, LogSubject, LogValue } from '@cauce/domain/access/log'
import type { SubjectKind } from '@cauce/domain/access/subject-kinds'
import { sql } from 'kysely'

/** A line of the log as its page shows it. */
export type LogRow = {
  /** Its position. */
  id: string
  /** ISO instant. */
  at: string
  merchant: { id: string; name: string } | null
  actor: LogActor
  action: string
  subject: LogSubject
  changes: LogChange[]
  ip: string | null
  device: string | null
}

/** What `logRow` needs of a line `l`, with the names its reader may see. */
export const lineColumns = sql`
  l.position::text as id, l.at, l.merchant_id, merchant.name as merchant_name, l.actor_id, l.actor_role,
  case l.actor_role when 'system' then null when 'shopper' then customer.first_name || ' ' || customer.last_name
    else person.name end as actor_name,
  l.action, l.subject_kind, l.subject_id, l.before, l.after, l.ip, l.device`

export const lineNames = sql`
  left join merchant on merchant.id = l.merchant_id
  left join app_user person on person.id = l.actor_id
  left join customer on customer.id = l.actor_id`

export type StoredLine = {
  id: string
  at: string
  merchant_id: string | null
  merchant_name: string | null
  actor_id: string
  actor_role: string
  actor_name: string | null
  action: string
  subject_kind: SubjectKind
  subject_id: string
  before: unknown
  after: unknown
  ip: string | null
  device: string | null
}

export type SubjectFacts = Pick<LogSubject, 'label' | 'financingId'>

export const logRow = (line: StoredLine, subject: SubjectFacts | undefined): LogRow => ({
  id: line.id,
  at: line.at,
  merchant: line.merchant_id && line.merchant_name ? { id: line.merchant_id, name: line.merchant_name } : null,
  actor: { id: line.actor_id, kind: actorKind(line.actor_role, line.actor_name), name: line.actor_name },
  action: line.action,
  subject: { id: line.subject_id, kind: line.subject_kind, label: null, financingId: null, ...subject },
  changes: changesIn(line.before, line.after),
  ip: line.ip,
  device: line.device,
})

/** Whom the reader may not see by name, though a person, works for the platform. */
function actorKind(role: string, name: string | null): LogActor['kind'] {
  if (role === 'system' || role === 'shopper') return role
  if (role === 'service') return 'key'
  return name === null ? 'platform' : 'person'
}

/** The facts that differ, in the order they were written, those before first. */
export function changesIn(before: unknown, after: unknown): LogChange[] {
  const [was, is] = [factsOf(before), factsOf(after)]
  return Object.keys({ ...was, ...is }).flatMap((field) => {
    if (isDeepStrictEqual(was[field], is[field])) return []
    return [{ field, ...(field in was && { before: was[field] }), ...(field in is && { after: is[field] }) }]
  })
}

type Facts = Readonly<Record<string, LogValue>>

const factsOf = (facts: unknown): Facts => (facts ?? {}) as Facts
