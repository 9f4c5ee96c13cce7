import type { Db } from '@cauce/database/connection'
import type { Caller } from '../http/caller.ts'
import type { Session } from './read-session.ts'
import { recordAccess } from './record.ts'

/** Ends a session by its holder's wish; ending it twice is ending it once. */
export async function endSession(
  owner: Db,
  session: Session,
  action: 'access.sign-out' | 'access.end-session',
  from: Caller,
) {
  await owner.transaction().execute(async (tx) => {
    const ended = await tx.deleteFrom('session').where('id', '=', session.id).executeTakeFirst()
    if (ended.numDeletedRows === 0n) return
    const { userId, role, merchantId } = session
    await recordAccess(tx, { action, userId, role, merchantId, subject: { kind: 'session', id: session.id } }, from)
  })
}
