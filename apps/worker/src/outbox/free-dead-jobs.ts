import { type Db, openOwner } from '@cauce/database/connection'
import { sql } from 'kysely'

const prefix = 'cauce-outbox/'
const everyMs = 2_000

/**
 * A runner that was killed leaves its jobs locked, and the queue by itself waits four hours for it. So each runner keeps
 * a connection that bears its name, and jobs of runners that have none are freed: a connection ends with its process.
 */
export function freeDeadJobs(databaseUrl: string, poolId: string, onTrouble: (error: unknown) => void) {
  const named = new URL(databaseUrl)
  named.searchParams.set('application_name', `${prefix}${poolId}`)
  const db = openOwner(named.href, 1)
  let sweeping: Promise<void> = Promise.resolve()
  const sweep = () => {
    sweeping = free(db).catch(onTrouble)
  }
  const timer = setInterval(sweep, everyMs)
  sweep()
  return {
    async stop() {
      clearInterval(timer)
      await sweeping
      await db.destroy()
    },
  }
}

/** Those locked a moment ago may be of a runner that is about to make its connection. */
const free = async (db: Db): Promise<void> => {
  await sql`
    select graphile_worker.force_unlock_workers(array_agg(distinct job.locked_by))
    from graphile_worker._private_jobs job
    where job.locked_at < now() - interval '3 seconds'
      and not exists (select from pg_stat_activity where application_name = ${prefix} || job.locked_by)
    having count(*) > 0`.execute(db)
}
