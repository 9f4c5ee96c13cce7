import { isOurCheck } from '@cauce/database/log-chain/check-code'
import type { ChainState } from '@cauce/domain/access/log'
import { sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../../operation.ts'

/** A seal follows within seconds. */
const lateAfterMs = 5 * 60_000
/** Workers check once a day, and have an hour for it. */
const checkedWithinMs = 25 * 60 * 60_000
/** The last check is looked for so far back. */
const lookedBackDays = 90

type Stored = { begun_at: string | null; sealed_at: string | null; waiting_since: string | null }
type Check = { checked_at: string; seals: number; faults: string[]; code: Buffer }

/**
 * How the log's hash chain stands, for the whole log: when it was last sealed and checked, and whether it is sound. Only
 * checks that the log's key signed count; the last of them is told however old it is, up to 90 days.
 */
export const logChain = reading({
  name: 'log.chain',
  permission: 'log.read',
  input: z.void(),
  async run({ db, now, logKey }): Promise<ChainState> {
    const { rows } = await sql<Stored>`select * from log_chain_state()`.execute(db)
    const stored = rows[0] ?? { begun_at: null, sealed_at: null, waiting_since: null }
    const since = sql`${now}::timestamptz - make_interval(days => ${lookedBackDays})`
    const checks = await sql<Check>`select * from log_checks_between(${since}, ${now})`.execute(db)
    const check = checks.rows.find(({ checked_at, seals, faults, code }) =>
      isOurCheck([logKey], { checkedAt: checked_at, seals, kinds: faults }, code),
    )
    return { state: stateOf(stored, check, now), sealedAt: stored.sealed_at, checkedAt: check?.checked_at ?? null }
  },
})

/** A line's instant may be long past where a process brought its own clock: it waits no longer than since the last seal. */
function stateOf(stored: Stored, check: Check | undefined, now: string): ChainState['state'] {
  if (check && check.faults.length > 0) return 'broken'
  const { sealed_at, waiting_since } = stored
  const last = sealed_at ?? stored.begun_at
  if (waiting_since !== null && last !== null) {
    const since = Math.max(Date.parse(waiting_since), Date.parse(last))
    if (Date.parse(now) - since > lateAfterMs) return 'behind'
  }
  if (sealed_at === null) return 'unsealed'
  const age = check ? Date.parse(now) - Date.parse(check.checked_at) : Infinity
  return age <= checkedWithinMs ? 'sound' : 'unchecked'
}
