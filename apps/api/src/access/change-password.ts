import type { Db } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'
import { sessionEnded } from '@cauce/operations/access/session-ended'
import { writeLog } from '@cauce/operations/write-log'
import { hashPassword, isPassword } from './passwords.ts'

/**
 * Replaces a password for whoever knows the current one, and ends their other sessions, in one transaction with the log.
 * Refuses with `wrong-password`.
 */
export async function changePassword(
  owner: Db,
  actor: Actor,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { userId, sessionId, scope } = actor
  refuseUnless(sessionId, 'not-signed-in')
  const account = await accountOf(owner, userId)
  refuseUnless(account?.password && (await isPassword(account.password, currentPassword)), 'wrong-password')
  const { id, password: known } = account
  const password = await hashPassword(newPassword)
  const now = new Date().toISOString()
  await owner.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('account')
      .set({ password, updated_at: now })
      .where('id', '=', id)
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
      ...ended.map(({ id: endedId }) => sessionEnded(actor, endedId)),
    ])
  })
}

const accountOf = (owner: Db, userId: string) =>
  owner
    .selectFrom('account')
    .select(['id', 'password'])
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
