import { sql } from 'kysely'
import type { Db } from '../connection.ts'
import { type Verified, verifyLog } from './verify-log.ts'

const lock = 7_315_260_002

export type CheckOptions = {
  keys: readonly string[]
  /** ISO instant. */
  now: string
  /** A check that is younger counts. */
  everyHours: number
}

/**
 * Verifies the whole chain where nobody did for so long, and writes down what was found, for the page of the log to say.
 * Answers nothing where there was nothing to do. Takes two connections of the owner.
 */
export function checkLog(owner: Db, { keys, now, everyHours }: CheckOptions): Promise<Verified | undefined> {
  return owner.transaction().execute(async (tx) => {
    const { rows } = await sql<{ due: boolean }>`
      select pg_try_advisory_xact_lock(${lock}) and not exists (
        select from log_check where checked_at > ${now}::timestamptz - make_interval(hours => ${everyHours})) as due`.execute(
      tx,
    )
    if (!rows[0]?.due) return undefined
    const verified = await verifyLog(owner, { keys })
    await tx
      .insertInto('log_check')
      .values({ checked_at: now, seals: verified.seals, faults: JSON.stringify(verified.faults) })
      .execute()
    return verified
  })
}
