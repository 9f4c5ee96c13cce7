import type { CheckedRow } from '@cauce/domain/imports/columns'
import type { ColumnOf, ImportKindName, ValueOf } from '@cauce/domain/imports/kinds'

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
