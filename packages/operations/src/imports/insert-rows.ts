import type { Tx } from '@cauce/database/connection'
import { sql } from 'kysely'
import type { ImportPlace } from './kind.ts'
import type { KeptRow } from './meet-existing.ts'
import { storableJson } from './storable-json.ts'

/** Keeps rows of an import, all in one statement whose text is the same however many there are. */
export async function insertRows(
  tx: Tx,
  importId: string,
  { merchantId, centreId }: ImportPlace,
  rows: readonly KeptRow[],
): Promise<void> {
  await sql`
    insert into import_row (import_id, merchant_id, centre_id, row_number, change, subject_id, subject_version, cells,
      value, faults, before)
    select ${importId}::uuid, ${merchantId}::uuid, ${centreId}::uuid, r.row, r.change, r."subjectId", r.version, r.cells,
      r.value, r.faults, r.before
    from json_to_recordset(${storableJson(rows)}::json) as r (row integer, change text, "subjectId" uuid,
      version integer, cells jsonb, value jsonb, faults jsonb, before jsonb)`.execute(tx)
}
