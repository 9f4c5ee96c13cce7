import type { Tx } from '@cauce/database/connection'
import { unfitForLog } from '@cauce/domain/access/logged'
import type { Actor } from '@cauce/domain/access/scope'
import type { Change } from './operation.ts'

/**
 * Writes changes into the action log, with who made them from where: for `perform`, and for the few facts that only the
 * database's owner may touch. `name` is the action of those that have none of their own; `now` an ISO instant. Throws on
 * what `logged` in domain has not, or in another shape, which nobody could read.
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
  const lines = changes.map((change) => ({
    merchant_id: change.merchantId,
    centre_id: change.centreId ?? null,
    actor_id: actor.userId,
    actor_role: actor.role,
    action: change.action ?? name,
    subject_kind: change.subjectKind,
    subject_id: change.subjectId,
    before: change.before ? JSON.stringify(change.before) : null,
    after: change.after ? JSON.stringify(change.after) : null,
    ip: actor.ip ?? null,
    device: actor.device ?? null,
    request_id: actor.requestId ?? null,
    at: now,
  }))
  await tx.insertInto('action_log').values(lines).execute()
}
