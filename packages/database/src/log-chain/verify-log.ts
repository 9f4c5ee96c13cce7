import { sql } from 'kysely'
import type { Db } from '../connection.ts'
import { noCode } from './anchor-code.ts'
import { beforeFirst } from './canonical-line.ts'
import { checkAnchor, checkBeginning, checkSeal, placeOf, type Walk } from './check-seal.ts'
import { createFaults, type Faults } from './faults.ts'
import type { Head } from './seal-log.ts'
import { type WalkedSeal, walkSeals } from './walk-seals.ts'

export type Verified = {
  /** How many seals and anchors there are, and lines that wait for their seal. */
  seals: number
  anchors: number
  waiting: number
  /** Where the chain ends; keep it elsewhere, and a chain that was taken back to before it is found. */
  head: Head
  /** ISO instant of the last anchor; null where nothing is sealed. */
  sealedAt: string | null
  /** The first of each kind, with how many there are; empty when the log is sound. */
  faults: Faults
}

export type VerifyOptions = {
  /** The keys that anchors were made with: the present one and former ones. */
  keys: readonly string[]
  /** A head that was seen before. */
  known?: Head
}

/**
 * Compares the action log with its chain, as the owner, in one snapshot and in batches: it may take a while, and holds up
 * neither business transactions nor the sealer.
 */
export function verifyLog(owner: Db, { keys, known }: VerifyOptions): Promise<Verified> {
  return owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const faults = createFaults()
      const walk: Walk = { keys, faults, previous: beforeFirst, anchors: 0, code: noCode }
      const beginning = await tx.selectFrom('log_anchor').selectAll().where('last_seal', '=', 0).executeTakeFirst()
      if (beginning)
        checkBeginning(walk, { ...beginning, lastSeal: beginning.last_seal, sealedAt: beginning.sealed_at })
      let knownSeal = known === undefined || known.number === 0
      for await (const seal of walkSeals(tx)) {
        checkSeal(walk, seal)
        checkAnchor(walk, seal)
        knownSeal ||= known?.number === seal.number && known.hash.equals(seal.hash)
      }
      endWalk(walk)
      if (!knownSeal && known) faults.add({ kind: 'taken-back', seal: known.number })
      await findInserted(tx, walk.last, faults)
      await findLostSeals(tx, walk.last, faults)
      const waiting = await countWaiting(tx, walk.last)
      if (!beginning && !walk.last && waiting > 0) faults.add({ kind: 'not-begun', seal: 1 }, waiting)
      return {
        seals: walk.last?.number ?? 0,
        anchors: walk.anchors,
        waiting,
        head: { number: walk.last?.number ?? 0, hash: walk.previous },
        sealedAt: walk.sealedAt ?? null,
        faults: faults.found(),
      }
    })
}

/** Lines that are missing up to the end were cut off; seals that no anchor covers were not made by the sealer. */
function endWalk({ faults, missing, unanchored }: Walk): void {
  if (missing) faults.add({ kind: 'cut-off', ...missing.first }, missing.count)
  if (unanchored) faults.add({ kind: 'anchor-missing', ...placeOf(unanchored) })
}

async function findInserted(tx: Db, last: WalkedSeal | undefined, faults: ReturnType<typeof createFaults>) {
  if (!last) return
  const { rows } = await sql<{ position: number; transaction: string; count: number }>`
    select l.position, l.transaction_id as transaction, count(*) over () as count from action_log l
    where (l.transaction_id, l.position) <= (${last.transaction}::xid8, ${last.position}::bigint)
      and not exists (select from log_seal s where s.position = l.position)
    order by l.transaction_id, l.position limit 1`.execute(tx)
  for (const { count, ...place } of rows) faults.add({ kind: 'inserted', ...place }, count)
}

async function findLostSeals(tx: Db, last: WalkedSeal | undefined, faults: ReturnType<typeof createFaults>) {
  const { rows } = await sql<{ lost: number | null }>`
    select max(last_seal) as lost from log_anchor where last_seal > ${last?.number ?? 0}`.execute(tx)
  const end = rows[0]?.lost
  if (end) faults.add({ kind: 'cut-off', seal: (last?.number ?? 0) + 1 }, end - (last?.number ?? 0))
}

async function countWaiting(tx: Db, last: WalkedSeal | undefined): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from action_log l
    where (l.transaction_id, l.position) > (${last?.transaction ?? '0'}::xid8, ${last?.position ?? 0}::bigint)`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}
