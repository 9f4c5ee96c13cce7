import type { Db } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'
import { writeLog } from '../write-log.ts'
import { sessionEnded } from './session-ended.ts'

/** The hash that somebody signs in against; nothing where they have no password. As the database's owner. */
export async function passwordHashOf(owner: Db, userId: string): Promise<string | undefined> {
  const account = await owner
    .selectFrom('account')
    .select('password')
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return account?.password ?? undefined
}

/**
 * Puts one hash in the place of another for whoever acts, and ends their other sessions, in one transaction with the log.
 * As the database's owner, who alone may touch passwords: see docs/decisions/0009. `now` is an ISO instant. Refuses with
 * `not-signed-in`, or with `wrong-password` where `known` is not theirs any more.
 */
export async function replacePassword(
  owner: Db,
  actor: Actor,
  { known, next, now }: { known: string; next: string; now: string },
): Promise<void> {
  const { userId, sessionId, scope } = actor
  refuseUnless(sessionId, 'not-signed-in')
  await owner.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('account')
      .set({ password: next, updated_at: now })
      .where('user_id', '=', userId)
      .where('provider_id', '=', 'credential')
      .where('password', '=', known)
      .executeTakeFirst()
    refuseUnless(numUpdatedRows === 1n, 'wrong-password')
    const ended = await tx
      .deleteFrom('session')
      .where('user_id', '=', userId)
      .where('id', '<>', sessionId)
      .returning('id')
      .execute()
    const merchantId = scope.kind === 'merchant' ? scope.merchantId : null
    await writeLog(tx, actor, now, 'access.change-password', [
      { subjectKind: 'user', subjectId: userId, merchantId },
      ...ended.map(({ id }) => sessionEnded(actor, id)),
    ])
  })
}
