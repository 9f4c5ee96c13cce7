import { Refusal } from '@cauce/domain/errors'
import {
  columnsByHeader,
  headerKey,
  type ImportColumn,
  type ImportKind,
  missingColumns,
} from '@cauce/domain/imports/columns'
import { mostColumns } from './limits.ts'
import type { Sheet } from './sheet.ts'

/** A list that was found in a sheet: its header row (from 0) and where its columns stand. */
export type FoundList<Key extends string> = {
  sheet: Sheet
  headerRow: number
  columns: { key: Key; header: string; at: number }[]
  ignoredHeaders: string[]
}

const headerWithin = 200

type Kind<Key extends string> = Pick<ImportKind<Key, unknown>, 'columns' | 'required'>
type Candidate<Key extends string> = { sheet: Sheet; row: number; keys: Set<Key> }

/** How many of the columns a sheet's best row names; what tells one reading of a CSV file from another. */
export const headerScore = <Key extends string>(sheet: Sheet, kind: Kind<Key>): number =>
  bestHeader([sheet], kind)?.keys.size ?? 0

/**
 * The list among the sheets: below the row that names the most columns, the first of equals. Refuses with
 * `file-wrong-template` where no row names two, or the one that a kind needs, with `file-columns-missing` or `file-column-repeated`.
 */
export function findList<Key extends string>(sheets: readonly Sheet[], kind: Kind<Key>): FoundList<Key> {
  if (!sheets.some(hasText)) throw new Refusal('file-empty')
  const found = bestHeader(sheets, kind)
  if (!found || found.keys.size < Math.min(2, kind.required.length)) throw new Refusal('file-wrong-template')
  const missing = missingColumns(kind, [...found.keys])
  if (missing.length > 0) throw new Refusal('file-columns-missing', { columns: missing.join(',') })
  return columnsOf(found, kind)
}

function bestHeader<Key extends string>(sheets: readonly Sheet[], { columns }: Kind<Key>): Candidate<Key> | undefined {
  const known = columnsByHeader(columns)
  let best: Candidate<Key> | undefined
  for (const sheet of sheets)
    for (let row = 0; row < Math.min(sheet.rowCount, headerWithin); row += 1) {
      const keys = new Set(headersOf(sheet, row).flatMap(({ header }) => known.get(headerKey(header)) ?? []))
      if (keys.size > (best?.keys.size ?? 0)) best = { sheet, row, keys }
    }
  return best
}

/** Of two headers that mean one column the one that templates carry is it, and the other is ignored. */
function columnsOf<Key extends string>({ sheet, row }: Candidate<Key>, { columns }: Kind<Key>): FoundList<Key> {
  const known = columnsByHeader(columns)
  const found: FoundList<Key> = { sheet, headerRow: row, columns: [], ignoredHeaders: [] }
  const headers = headersOf(sheet, row).map(({ header, at }) => ({ header, at, key: known.get(headerKey(header)) }))
  for (const { key, header, at } of headers) {
    if (key === undefined) found.ignoredHeaders.push(header)
    else if (at === standsAt(key)) found.columns.push({ key, header, at })
    else found.ignoredHeaders.push(header)
  }
  return found

  function standsAt(key: Key): number {
    const rivals = headers.filter((other) => other.key === key)
    const own = rivals.length === 1 ? rivals : rivals.filter(({ header }) => isOwnHeader(columns[key], header))
    if (own.length !== 1) throw new Refusal('file-column-repeated', { column: key })
    return own[0]!.at
  }
}

const isOwnHeader = ({ headers }: ImportColumn, header: string): boolean =>
  Object.values(headers).some(([own]) => headerKey(own) === headerKey(header))

function headersOf(sheet: Sheet, row: number): { header: string; at: number }[] {
  return Array.from({ length: Math.min(sheet.width(row), mostColumns) }, (_, at) => {
    const header = sheet.cell(row, at, 'text')
    return { header: header === undefined ? '' : String(header).replace(/\s+/g, ' ').trim(), at }
  }).filter(({ header }) => header !== '')
}

const hasText = (sheet: Sheet): boolean =>
  Array.from({ length: sheet.rowCount }, (_, row) => row).some((row) => headersOf(sheet, row).length > 0)
