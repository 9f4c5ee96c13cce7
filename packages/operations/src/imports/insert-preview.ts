import { createHash } from 'node:crypto'
import type { Tx } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import type { ImportKindName } from '@cauce/domain/imports/kinds'
import type { RowChange } from '@cauce/domain/imports/states'
import { insertRows } from './insert-rows.ts'
import type { ImportedKind, ImportPlace } from './kind.ts'
import { meetExisting } from './meet-existing.ts'
import type { ReadList } from './read-list.ts'
import { storableJson, storableText } from './storable-json.ts'

export type FileWithList<Name extends ImportKindName> = { fileName: string; file: Uint8Array; list: ReadList<Name> }

/** Keeps a file with its rows and what saving each would do, as read by `by` (a user's id). */
export async function insertPreview<Name extends ImportKindName>(
  tx: Tx,
  kind: ImportedKind<Name>,
  { place, actor, by, now }: { place: ImportPlace; actor: Actor; by: string; now: string },
  { fileName, file, list }: FileWithList<Name>,
) {
  const rows = await meetExisting(tx, kind, { ...place, actor }, list)
  const count = (change: RowChange | undefined) => rows.filter((row) => row.change === change).length
  const counts = { adds: count('add'), updates: count('update'), same: count('same'), red: count(undefined) }
  const { id } = await tx
    .insertInto('import')
    .values({
      ...{ merchant_id: place.merchantId, centre_id: place.centreId, kind: kind.name },
      ...{ file_name: fileName, file: Buffer.from(file), sheet: list.sheetName && storableText(list.sheetName) },
      ...{ header_row: list.headerRow, sha256: createHash('sha256').update(file).digest() },
      ...{ columns: storableJson(list.columns), ignored_headers: list.ignoredHeaders.map(storableText) },
      ...{ ...counts, example_row: list.exampleRow, losing: rows.filter(({ losing }) => losing).length },
      ...{ created_by: by, created_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertRows(tx, id, place, rows)
  return { id, counts, rows: rows.length }
}
