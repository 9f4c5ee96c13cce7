import type { Db } from '@cauce/database/connection'
import { platformName } from '@cauce/domain/access/platform'
import type { ColumnOf, ImportKindName } from '@cauce/domain/imports/kinds'
import type { ImportState } from '@cauce/domain/imports/states'

type Deed = { at: string; by: string }

/** An import as its history shows it. `by` is a name, instants are ISO. */
export type ImportFacts<Name extends ImportKindName = ImportKindName> = {
  id: string
  kind: Name
  state: ImportState
  merchantId: string
  centreId: string | null
  centreName: string | null
  fileName: string
  /** The sheet that the list is on; a text file has none. */
  sheet: string | null
  /** As a spreadsheet counts, from 1. */
  headerRow: number
  /** Those that were recognised, in their order, with the headers that the file gives them. */
  columns: { key: ColumnOf[Name]; header: string }[]
  ignoredHeaders: string[]
  /** The row that was a template's example and was left out. */
  exampleRow: number | null
  counts: { green: number; red: number; adds: number; updates: number; same: number }
  /** How many people the rows take something from, whose sessions end by it. */
  losing: number
  read: Deed
  saved: Deed | null
  undone: Deed | null
}

export const importsOf = (db: Db, kind: ImportKindName) =>
  db
    .selectFrom('import as i')
    .leftJoin('app_user as reader', (join) =>
      join.onRef('reader.id', '=', 'i.created_by').on('reader.role', '<>', 'system'),
    )
    .leftJoin('app_user as saver', (join) => join.onRef('saver.id', '=', 'i.saved_by').on('saver.role', '<>', 'system'))
    .leftJoin('app_user as undoer', 'undoer.id', 'i.undone_by')
    .leftJoin('centre', 'centre.id', 'i.centre_id')
    .where('i.kind', '=', kind)
    .select(['i.id', 'i.kind', 'i.state', 'i.merchant_id', 'i.centre_id', 'i.file_name', 'i.sheet', 'i.header_row'])
    .select(['i.columns', 'i.ignored_headers', 'i.example_row', 'i.adds', 'i.updates', 'i.same', 'i.red', 'i.losing'])
    .select(['i.created_at', 'i.saved_at', 'i.undone_at', 'centre.name as centre_name'])
    .select(['reader.name as reader', 'saver.name as saver', 'undoer.name as undoer'])

type Stored = Awaited<ReturnType<ReturnType<typeof importsOf>['executeTakeFirstOrThrow']>>

/** A file that no person uploaded was fetched by the platform itself. */
export const importFacts = <Name extends ImportKindName>(kind: Name, row: Stored): ImportFacts<Name> => ({
  id: row.id,
  kind,
  state: row.state as ImportState,
  merchantId: row.merchant_id,
  centreId: row.centre_id,
  centreName: row.centre_name,
  fileName: row.file_name,
  sheet: row.sheet,
  headerRow: row.header_row,
  columns: row.columns as ImportFacts<Name>['columns'],
  ignoredHeaders: row.ignored_headers,
  exampleRow: row.example_row,
  counts: {
    green: row.adds + row.updates + row.same,
    ...{ red: row.red, adds: row.adds, updates: row.updates, same: row.same },
  },
  losing: row.losing,
  read: { at: row.created_at, by: row.reader ?? platformName },
  saved: row.saved_at === null ? null : { at: row.saved_at, by: row.saver ?? platformName },
  undone: row.undone_at === null ? null : { at: row.undone_at, by: row.undoer ?? '' },
})
