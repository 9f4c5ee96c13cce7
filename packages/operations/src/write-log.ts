import type { Tx } from '@cauce/database/connection'
import { unfitForLog } from '@cauce/domain/access/logged'
import type { Actor } from '@cauce/domain/access/scope'
import { sql } from 'kysely'
import type { Change } from './operation.ts'

/**
 * Writes changes into the action log, in one statement however many, with who made them from where: for `perform`, and for
 * the few facts that only the database's owner may touch. `name` is the action of those that have none of their own; `now` an
 * ISO instant. Throws on what `logged` in domain has not, or in another shape, which nobody could read.
 */
export async function writeLog(
  tx: Tx,
  actor: Actor,
  now: string,
  name: string,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return
  for (const { subjectKind, action = name, before = {}, after = {} } of changes) {
    const unfit = unfitForLog(subjectKind, action, [before, after])
    if (unfit.length > 0) throw new Error(`the log has no such ${unfit.join(', ')} of a ${subjectKind}`)
  }
  const each = <T>(read: (change: Change) => T): T[] => changes.map(read)
  const json = (facts: object | undefined) => (facts ? JSON.stringify(facts) : null)
  await sql`
    insert into action_log (merchant_id, centre_id, actor_id, actor_role, action, subject_kind, subject_id, before, after,
      ip, device, request_id, at)
    select merchant_id, centre_id, ${actor.userId}::uuid, ${actor.role}, action, subject_kind, subject_id, before, after,
      ${actor.ip ?? null}, ${actor.device ?? null}, ${actor.requestId ?? null}, ${now}::timestamptz
    from unnest(${each(({ merchantId }) => merchantId)}::uuid[], ${each(({ centreId }) => centreId ?? null)}::uuid[],
      ${each(({ action }) => action ?? name)}::text[], ${each(({ subjectKind }) => subjectKind)}::text[],
      ${each(({ subjectId }) => subjectId)}::uuid[], ${each(({ before }) => json(before))}::jsonb[],
      ${each(({ after }) => json(after))}::jsonb[]) with ordinality
      as line (merchant_id, centre_id, action, subject_kind, subject_id, before, after, place)
    order by place`.execute(tx)
}
