import { createHash } from 'node:crypto'
import type { CheckedRow } from '@cauce/domain/imports/columns'
import type { ColumnOf, ImportKindName, ValueOf } from '@cauce/domain/imports/kinds'
import type { RowChange } from '@cauce/domain/imports/states'
import { Id, typed } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { dropUnsaved } from './drop-unsaved.ts'
import { insertRows } from './insert-rows.ts'
import type { ImportedKind } from './kind.ts'
import { meetExisting } from './meet-existing.ts'
import { placeOfImport } from './place-of-import.ts'
import { storableJson, storableText } from './storable-json.ts'

/** A file that was read: which columns it has, and its rows, checked. */
export type ReadList<Name extends ImportKindName> = {
  /** The sheet that the list is on; a text file has none. */
  sheetName: string | null
  /** As a spreadsheet counts, from 1. */
  headerRow: number
  columns: readonly { key: ColumnOf[Name]; header: string }[]
  ignoredHeaders: readonly string[]
  rows: readonly CheckedRow<ColumnOf[Name], ValueOf[Name]>[]
  /** The row that was a template's example and was left out. */
  exampleRow: number | null
}

/**
 * Keeps a file with its rows and what saving each would do; nothing else is changed yet, but that the oldest previews of
 * who asks go where there are too many of them. Refuses with `not-found` (centre) or `forbidden`.
 */
export const previewImport = <Name extends ImportKindName>(kind: ImportedKind<Name>) =>
  operation({
    name: `imports.${kind.name}.preview`,
    permission: kind.permission,
    input: z.object({
      centreId: Id.nullable(),
      fileName: typed(255),
      file: z.instanceof(Uint8Array),
      list: z.custom<ReadList<Name>>(),
    }),
    async run({ tx, actor, now, record }, { centreId, fileName, file, list }) {
      const place = await placeOfImport(tx, kind, actor.scope, centreId)
      const rows = await meetExisting(tx, kind, { ...place, actor }, list)
      const count = (change: RowChange | undefined) => rows.filter((row) => row.change === change).length
      const { id } = await tx
        .insertInto('import')
        .values({
          ...{ merchant_id: place.merchantId, centre_id: place.centreId, kind: kind.name },
          ...{
            file_name: fileName,
            file: Buffer.from(file),
            sheet: list.sheetName && storableText(list.sheetName),
            header_row: list.headerRow,
          },
          sha256: createHash('sha256').update(file).digest(),
          ...{ columns: storableJson(list.columns), ignored_headers: list.ignoredHeaders.map(storableText) },
          ...{ adds: count('add'), updates: count('update'), same: count('same'), red: count(undefined) },
          example_row: list.exampleRow,
          losing: rows.filter(({ losing }) => losing).length,
          ...{ created_by: actor.userId, created_at: now },
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await insertRows(tx, id, place, rows)
      await dropUnsaved(tx, actor.userId)
      await record({ subjectKind: 'import', subjectId: id, ...place, after: { kind: kind.name, rows: rows.length } })
      return { id }
    },
  })
