import type { Db } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import type { Caller } from '../http/caller.ts'
import { hashPassword, isPassword } from './passwords.ts'
import type { Session } from './read-session.ts'
import { recordAccess } from './record.ts'

/**
 * Replaces a password for whoever knows the current one, and ends their other sessions, in one transaction with the log.
 * Refuses with `wrong-password`.
 */
export async function changePassword(
  owner: Db,
  session: Session,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
  from: Caller,
): Promise<void> {
  const account = await accountOf(owner, session.userId)
  refuseUnless(account?.password && (await isPassword(account.password, currentPassword)), 'wrong-password')
  const { id, password: known } = account
  const password = await hashPassword(newPassword)
  await owner.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('account')
      .set({ password, updated_at: new Date().toISOString() })
      .where('id', '=', id)
      .where('password', '=', known)
      .executeTakeFirst()
    refuseUnless(numUpdatedRows === 1n, 'wrong-password')
    const ended = await tx
      .deleteFrom('session')
      .where('user_id', '=', session.userId)
      .where('id', '<>', session.id)
      .returning('id')
      .execute()
    const { userId, role, merchantId } = session
    const who = { userId, role, merchantId }
    await recordAccess(tx, { ...who, action: 'access.change-password', subject: { kind: 'user', id: userId } }, from)
    for (const other of ended)
      await recordAccess(tx, { ...who, action: 'access.end-session', subject: { kind: 'session', id: other.id } }, from)
  })
}

const accountOf = (owner: Db, userId: string) =>
  owner
    .selectFrom('account')
    .select(['id', 'password'])
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
