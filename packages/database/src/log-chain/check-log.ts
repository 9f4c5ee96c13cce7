import { sql } from 'kysely'
import type { Db, Tx } from '../connection.ts'
import { checkCode, isOurCheck } from './check-code.ts'
import type { Head } from './seal-log.ts'
import { type Verified, verifyLog } from './verify-log.ts'

const lock = 7_315_260_002

export type CheckOptions = {
  /** The first signs; the others are former ones, whose anchors still count. */
  keys: readonly [string, ...string[]]
  /** An ISO instant, asked for once it is this process's turn: a check that another one just made is not ahead of it. */
  clock: () => string
  /** A check that is younger counts, if the present key signed it and it does not lie in the future. */
  everyHours: number
  /** Where the chain once ended. */
  known?: Head | undefined
  /** The chain is not continued: only a check that says so counts. */
  broken?: boolean
}

/**
 * Verifies the whole chain where nobody did for so long, and writes down what was found, signed, for the page of the log to
 * say. Answers nothing where there was nothing to do. Takes two connections of the owner.
 */
export function checkLog(owner: Db, options: CheckOptions): Promise<Verified | undefined> {
  const { keys, clock, known, broken = false } = options
  return owner.transaction().execute(async (tx) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${lock}) as mine`.execute(tx)
    if (!rows[0]?.mine) return undefined
    const now = clock()
    if (!(await isDue(tx, now, options))) return undefined
    const verified = await verifyLog(owner, { keys, ...(known && { known }) })
    if (broken && verified.faults.length === 0)
      verified.faults.push({ kind: 'taken-back', seal: verified.seals, count: 1 })
    const { seals, faults } = verified
    const code = checkCode(keys[0], { checkedAt: now, seals, kinds: faults.map(({ kind }) => kind) })
    await tx
      .insertInto('log_check')
      .values({ checked_at: now, seals, faults: JSON.stringify(faults), code })
      .execute()
    return verified
  })
}

type Check = { checked_at: string; seals: number; faults: string[]; code: Buffer }

async function isDue(tx: Tx, now: string, { keys: [key], everyHours, broken }: CheckOptions): Promise<boolean> {
  const { rows } = await sql<Check>`
    select * from log_checks_between(${now}::timestamptz - make_interval(hours => ${everyHours}), ${now})`.execute(tx)
  const last = rows.find(({ code, checked_at, seals, faults }) =>
    isOurCheck([key], { checkedAt: checked_at, seals, kinds: faults }, code),
  )
  return !last || (broken === true && last.faults.length === 0)
}
