import { createHmac } from 'node:crypto'
import type { Db } from '@cauce/database/connection'
import { sql } from 'kysely'

export const windowMinutes = 15

/** What has been tried in vain so far in its window, and the seconds until that window is over. */
export type Attempts = { failures: number; seconds: number }

/** Counts attempts by what they were made on, in the database for all processes; stored as a keyed hash only. */
export function attemptCounter(owner: Db, key: string) {
  const hidden = (what: string): Buffer => createHmac('sha256', key).update(what).digest()

  return {
    hidden,
    async count(what: string): Promise<Attempts> {
      const { rows } = await sql<Attempts>`
        insert into sign_in_attempt as seen (key, failures, window_started_at) values (${hidden(what)}, 1, now())
        on conflict (key) do update set
          failures = case when ${windowIsOver} then 1 else seen.failures + 1 end,
          window_started_at = case when ${windowIsOver} then now() else seen.window_started_at end
        returning failures,
          ceil(extract(epoch from window_started_at + make_interval(mins => ${windowMinutes}) - now()))::int as seconds
      `.execute(owner)
      const { failures = 1, seconds = 1 } = rows[0] ?? {}
      return { failures, seconds: Math.max(1, seconds) }
    },
  }
}

const windowIsOver = sql`seen.window_started_at < now() - make_interval(mins => ${sql.lit(windowMinutes)})`
