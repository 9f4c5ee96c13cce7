import { randomUUID } from 'node:crypto'
import type { Db } from '@cauce/database/connection'

/** For tests: somebody signs in. */
export async function openSession(owner: Db, userId: string): Promise<void> {
  await owner
    .insertInto('session')
    .values({ user_id: userId, token: randomUUID(), expires_at: '2099-01-01T00:00:00.000Z' })
    .execute()
}

/** How many sessions somebody has open. */
export const sessionsOf = async (owner: Db, userId: string): Promise<number> =>
  (await owner.selectFrom('session').select('id').where('user_id', '=', userId).execute()).length
