import type { Tx } from '@cauce/database/connection'
import type { ImportPlace } from './kind.ts'
import type { KeptRow } from './meet-existing.ts'
import { storableJson } from './storable-json.ts'

const rowsOfPart = 500
/** So many parts go to the database at a time. */
const partsAtOnce = 4

/** Keeps rows of an import, in the order of the file. */
export async function insertRows(
  tx: Tx,
  importId: string,
  { merchantId, centreId }: ImportPlace,
  rows: readonly KeptRow[],
): Promise<void> {
  const starts = Array.from({ length: Math.ceil(rows.length / rowsOfPart) }, (_, part) => part * rowsOfPart)
  for (let at = 0; at < starts.length; at += partsAtOnce) {
    const parts = starts.slice(at, at + partsAtOnce).map((start) => {
      const part = rows.slice(start, start + rowsOfPart)
      const red = part.filter(({ faults }) => faults !== undefined).length
      return {
        ...{ import_id: importId, merchant_id: merchantId, centre_id: centreId },
        ...{ first_row: part[0]?.row ?? 0, last_row: part.at(-1)?.row ?? 0, green: part.length - red, red },
        rows: storableJson(part),
      }
    })
    await tx.insertInto('import_part').values(parts).execute()
  }
}
