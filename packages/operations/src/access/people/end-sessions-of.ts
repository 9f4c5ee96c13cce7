import type { Tx } from '@cauce/database/connection'
import { sql } from 'kysely'
import type { Change } from '../../operation.ts'

/** Ends every session of these people of one merchant; gives the log's lines, which also close their pages at once. */
export async function endSessionsOf(tx: Tx, merchantId: string, userIds: readonly string[]): Promise<Change[]> {
  const { rows } = await sql<{ id: string }>`select id from end_sessions_of_people(${userIds}::uuid[])`.execute(tx)
  return rows.map(({ id }) => ({
    subjectKind: 'session',
    subjectId: id,
    merchantId,
    action: 'access.end-session',
  }))
}
