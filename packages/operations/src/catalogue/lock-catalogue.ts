import type { Tx } from '@cauce/database/connection'
import { sql } from 'kysely'

/**
 * Whoever writes into a centre's catalogue waits here for whoever does already, until the end of the transaction: two who
 * touch the same services in another order would wait for each other.
 */
export async function lockCatalogue(tx: Tx, ...centreIds: string[]): Promise<void> {
  for (const id of [...new Set(centreIds)].toSorted())
    await sql`select pg_advisory_xact_lock(hashtextextended(${key(id)}, 0))`.execute(tx)
}

/** Keeps those writers waiting, and nobody else who only reads, until the end of the transaction. */
export async function holdCatalogue(tx: Tx, centreId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${key(centreId)}, 0))`.execute(tx)
}

const key = (centreId: string): string => `catalogue/${centreId}`
