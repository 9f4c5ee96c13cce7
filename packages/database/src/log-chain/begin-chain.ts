import { sql } from 'kysely'
import type { Db, Tx } from '../connection.ts'
import { type Anchor, anchorCode, noCode } from './anchor-code.ts'
import { beforeFirst } from './canonical-line.ts'

/** Held by whoever adds to the chain. */
export const chainLock = 7_315_260_001

export type BeginOptions = {
  /** The log's present key. */
  key: string
  /** ISO instant. */
  now: string
}

/**
 * Begins the chain of a log that is empty yet, as the owner; does nothing where there is a chain or a line: a log that has
 * lines and no chain may have lost it. To be called right after migrating.
 */
export function beginChain(owner: Db, { key, now }: BeginOptions): Promise<void> {
  return owner.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${chainLock})`.execute(tx)
    if (await isUntouched(tx)) await writeBeginning(tx, key, now)
  })
}

/** Whether there is neither a line nor a seal nor an anchor. */
export async function isUntouched(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ untouched: boolean }>`
    select not exists (select from action_log) and not exists (select from log_seal)
      and not exists (select from log_anchor) as untouched`.execute(tx)
  return rows[0]?.untouched === true
}

/** The anchor before the first seal. */
export async function writeBeginning(tx: Tx, key: string, now: string): Promise<Anchor> {
  const said = { number: 1, lastSeal: 0, hash: beforeFirst, sealedAt: now }
  const anchor: Anchor = { ...said, code: anchorCode(key, noCode, said) }
  const { number, lastSeal, hash, sealedAt, code } = anchor
  await tx.insertInto('log_anchor').values({ number, last_seal: lastSeal, hash, sealed_at: sealedAt, code }).execute()
  return anchor
}

const someProcess = '00000000-0000-0000-0000-000000000000'

/**
 * Throws the chain away and begins another for the lines as they are now, as the owner. What the chain said before is lost,
 * so that the log gets a line with where it ended and what was wrong with it.
 */
export function beginAnew(
  owner: Db,
  { key, now, was }: BeginOptions & { was: { seals: number; head: string; faults: readonly string[] } },
): Promise<void> {
  return owner.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${chainLock})`.execute(tx)
    for (const table of ['log_check', 'log_anchor', 'log_seal']) {
      await sql`alter table ${sql.table(table)} disable trigger append_only`.execute(tx)
      await sql`truncate ${sql.table(table)}`.execute(tx)
      await sql`alter table ${sql.table(table)} enable trigger append_only`.execute(tx)
    }
    await writeBeginning(tx, key, now)
    await tx
      .insertInto('action_log')
      .values({
        ...{ actor_id: someProcess, actor_role: 'system', action: 'log.begin-anew' },
        ...{ subject_kind: 'log', subject_id: someProcess, before: JSON.stringify(was), at: now },
      })
      .execute()
  })
}
