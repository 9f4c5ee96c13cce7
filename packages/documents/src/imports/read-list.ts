import { Refusal } from '@cauce/domain/errors'
import type { CheckedRow, ImportContext, ImportKind, SheetCell, SheetRow } from '@cauce/domain/imports/columns'
import { type ColumnOf, type ImportKindName, importKinds, type ValueOf } from '@cauce/domain/imports/kinds'
import type { ExampleRow } from '../workbooks/example-rows.ts'
import { csvSheet } from './csv-sheet.ts'
import { fileKind } from './file-kind.ts'
import { type FoundList, findList, headerScore } from './find-list.ts'
import { largestFileBytes, mostCharacters, mostColumns, mostRows } from './limits.ts'
import type { Sheet } from './sheet.ts'
import { decodeText } from './text-encoding.ts'
import { sheetsOfCompound, sheetsOfZip } from './workbook-sheets.ts'

/** A list as a file holds it, each row checked. */
export type ReadList<Name extends ImportKindName = ImportKindName> = {
  /** The sheet that the list stands on; null in a CSV file. */
  sheetName: string | null
  /** Counted as a person does, from 1. */
  headerRow: number
  /** The columns that were recognised, in the file's order, with the headers that the file gives them. */
  columns: { key: ColumnOf[Name]; header: string }[]
  /** Headers that mean nothing here. */
  ignoredHeaders: string[]
  rows: CheckedRow<ColumnOf[Name], ValueOf[Name]>[]
  /** The row that is a template's example as it was, and left out; null where there is none. */
  exampleRow: number | null
}

export type ListQuestion<Name extends ImportKindName = ImportKindName> = ImportContext & {
  kind: Name
  /** Rows that nobody means. */
  examples?: readonly ExampleRow<ColumnOf[Name]>[]
}

/**
 * Reads a list of a kind from the bytes of an .xlsx, .xls or .csv file, told apart by content, and checks its rows. Refuses a
 * file that it cannot read with a code that begins with `file-`. It takes as much memory and time as a file makes it take: `readImport`
 * does it in a child.
 */
export async function readList<Name extends ImportKindName>(
  bytes: Buffer,
  { kind: name, examples = [], ...context }: ListQuestion<Name>,
): Promise<ReadList<Name>> {
  if (bytes.length > largestFileBytes) throw new Refusal('file-too-large')
  const kind = importKinds[name] as unknown as ImportKind<ColumnOf[Name], ValueOf[Name]>
  const list = findList(await sheetsOf(bytes, kind), kind)
  const keys = list.columns.map(({ key }) => key)
  const { rows: found, exampleRow } = rowsOf(list, kind, examples)
  const rows = kind.check(found, keys, context)
  return {
    sheetName: list.sheet.name,
    headerRow: list.headerRow + 1,
    columns: list.columns.map(({ key, header }) => ({ key, header })),
    ignoredHeaders: list.ignoredHeaders,
    rows,
    exampleRow,
  }
}

async function sheetsOf<Key extends string>(bytes: Buffer, kind: ImportKind<Key, unknown>): Promise<Sheet[]> {
  switch (fileKind(bytes)) {
    case 'zip':
      return sheetsOfZip(bytes)
    case 'compound':
      return sheetsOfCompound(bytes)
    case 'text':
      return [csvSheet(decodeText(bytes), (sheet) => headerScore(sheet, kind))]
  }
}

/** The rows below the header; those that are blank in all of our columns are skipped, and so are examples. */
function rowsOf<Key extends string>(
  { sheet, headerRow, columns }: FoundList<Key>,
  kind: ImportKind<Key, unknown>,
  examples: readonly ExampleRow<Key>[],
) {
  const rows: SheetRow<Key>[] = []
  const known = examples.map((example) =>
    columns.flatMap(({ key }) => (example[key] ? [[key, example[key]] as const] : [])),
  )
  let exampleRow: number | null = null
  let characters = 0
  for (let row = headerRow; row < sheet.rowCount; row += 1) {
    if (sheet.width(row) > mostColumns) throw new Refusal('file-too-many-columns')
    if (row === headerRow) continue
    const cells: Partial<Record<Key, SheetCell>> = {}
    let isBlank = true
    for (const { key, at } of columns) {
      const cell = sheet.cell(row, at, kind.columns[key].kind)
      if (cell === undefined) continue
      cells[key] = cell
      isBlank = false
      if (typeof cell === 'string') characters += cell.length
    }
    if (characters > mostCharacters) throw new Refusal('file-expands-too-much')
    if (isBlank) continue
    if (known.some((example) => isExample(cells, example))) exampleRow ??= row + 1
    else rows.push({ row: row + 1, cells })
  }
  if (rows.length === 0) throw new Refusal('file-without-rows', exampleRow === null ? {} : { exampleRow })
  if (rows.length > mostRows) throw new Refusal('file-too-many-rows', { limit: mostRows })
  return { rows, exampleRow }
}

/** Whether a row holds the example as it was, in all that the file has of its columns. */
const isExample = <Key extends string>(
  cells: SheetRow<Key>['cells'],
  example: readonly (readonly [Key, readonly string[]])[],
): boolean => example.length > 0 && example.every(([key, texts]) => texts.includes(String(cells[key] ?? '').trim()))
