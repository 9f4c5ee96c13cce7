import type { ImportColumnName } from '@cauce/domain/imports/kinds'
import { cellPadding } from './layout.ts'

export const rowNumberWidth = 56
export const changeWidth = 150

/** Pixels of each column of a list, in their order. */
export type ColumnWidths = ReadonlyMap<ImportColumnName, number>

type Texts<Row> = {
  name: (column: ImportColumnName) => string
  cell: (column: ImportColumnName, row: Row) => string
  /** Whether a note stands under a cell, which needs the room of a plain column. */
  isNoted: (column: ImportColumnName, row: Row) => boolean
}

const plain: Partial<Record<ImportColumnName, number>> = { name: 200, email: 220, priceCents: 125, duration: 130 }
const most = 320
const charWidth = 7.5

const plainWidth = (column: ImportColumnName): number => plain[column] ?? 150

/** Before any row is read. All of a list's columns together have room beside the menu of a laptop. */
export const plainWidths = (columns: readonly ImportColumnName[]): ColumnWidths =>
  new Map(columns.map((column) => [column, plainWidth(column)]))

/** Each column as wide as these rows need, so that an empty one leaves its room to others; together no wider than plain ones. */
export function fittedWidths<Row>(
  columns: readonly ImportColumnName[],
  rows: readonly Row[],
  { name, cell, isNoted }: Texts<Row>,
): ColumnWidths {
  const sized = columns.map((column) => {
    const texts = [name(column), ...rows.map((row) => cell(column, row))]
    const longest = texts.reduce((length, text) => Math.max(length, text.length), 0)
    const needed = Math.min(longest * charWidth + cellPadding, most)
    const own = plainWidth(column)
    const least = rows.some((row) => isNoted(column, row)) ? own : Math.min(needed, own)
    return { column, least, wish: Math.max(0, needed - own), spare: own - least }
  })
  const total = (of: 'wish' | 'spare') => sized.reduce((sum, one) => sum + one[of], 0)
  const share = Math.min(1, total('spare') / (total('wish') || 1))
  return new Map(sized.map(({ column, least, wish }) => [column, Math.floor(least + wish * share)]))
}
