import type { ChainState } from '@cauce/domain/access/log'
import { sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../../operation.ts'

/** A seal follows within seconds. */
const lateAfterMs = 5 * 60_000

type Stored = {
  sealed_at: string | null
  waiting_since: string | null
  checked_at: string | null
  faults: string[] | null
}

/** How the log's hash chain stands, for the whole log: when it was last sealed and checked, and whether it is sound. */
export const logChain = reading({
  name: 'log.chain',
  permission: 'log.read',
  input: z.void(),
  async run({ db, now }): Promise<ChainState> {
    const { rows } = await sql<Stored>`select * from log_chain_state()`.execute(db)
    const stored = rows[0] ?? { sealed_at: null, waiting_since: null, checked_at: null, faults: null }
    return { state: stateOf(stored, now), sealedAt: stored.sealed_at, checkedAt: stored.checked_at }
  },
})

/** A line's instant may be long past where a process brought its own clock: it waits no longer than since the last seal. */
function stateOf({ sealed_at, waiting_since, checked_at, faults }: Stored, now: string): ChainState['state'] {
  if (faults) return 'broken'
  if (sealed_at === null) return 'unsealed'
  const since = waiting_since === null ? Number.NaN : Math.max(Date.parse(waiting_since), Date.parse(sealed_at))
  if (Date.parse(now) - since > lateAfterMs) return 'behind'
  return checked_at === null ? 'unchecked' : 'sound'
}
