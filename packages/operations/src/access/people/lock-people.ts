import type { Tx } from '@cauce/database/connection'
import { sql } from 'kysely'

/**
 * Waits for whoever invites or imports people of this merchant, until the end of the transaction. It comes before the
 * lock of any one person.
 */
export async function lockPeople(tx: Tx, merchantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people/${merchantId}`}, 0))`.execute(tx)
}
