import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '@cauce/database/connection'
import { sql } from 'kysely'

const stillForMs = 1_000
const waitsAtMostMs = 600_000

/** Waits until nothing that was begun before is still being told or sent: a baseline is measured beside nothing else. */
export async function untilQuiet(owner: Db): Promise<void> {
  const deadline = Date.now() + waitsAtMostMs
  for (let quietSince = Date.now(); Date.now() - quietSince < stillForMs; await sleep(100)) {
    const { rows } = await sql<{ open: number }>`
      select (select count(*) from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts)
        + (select count(*) from message where state = 'queued') as open`.execute(owner)
    if (Number(rows[0]?.open) > 0) quietSince = Date.now()
    if (Date.now() > deadline) throw new Error('the bench waited ten minutes for what was begun before')
  }
}
