import { sql } from 'kysely'
import type { Db } from './connection.ts'

/**
 * Deletes what is of no use any more, as the owner: idempotency keys a week old, which no client and no process repeats
 * any more, sessions that ran out, failed sign-ins that no limit counts any more, and files read a week ago that nobody
 * saved. Facts and their log stay. `now` is an ISO instant; answers how many rows of each went.
 */
export async function forgetStale(owner: Db, now: string) {
  const daysAgo = (days: number) => sql<string>`${now}::timestamptz - make_interval(days => ${days})`
  const keys = await owner.deleteFrom('idempotency_key').where('at', '<', daysAgo(7)).executeTakeFirst()
  const sessions = await owner.deleteFrom('session').where('expires_at', '<', now).executeTakeFirst()
  const signIns = await owner
    .deleteFrom('sign_in_attempt')
    .where('window_started_at', '<', daysAgo(1))
    .executeTakeFirst()
  const previews = await owner
    .deleteFrom('import')
    .where('state', '=', 'previewed')
    .where('created_at', '<', daysAgo(7))
    .executeTakeFirst()
  return {
    idempotencyKeys: Number(keys.numDeletedRows),
    sessions: Number(sessions.numDeletedRows),
    signInAttempts: Number(signIns.numDeletedRows),
    importPreviews: Number(previews.numDeletedRows),
  }
}
