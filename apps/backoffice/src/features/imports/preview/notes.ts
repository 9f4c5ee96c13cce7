import type { CellFault } from '@cauce/domain/imports/columns'
import type { ImportColumnName } from '@cauce/domain/imports/kinds'
import { columnName } from '@cauce/i18n/columns'
import { errorMessage } from '@cauce/i18n/errors'
import { m } from '@cauce/i18n/messages'
import { locale } from '../../../preferences.ts'
import type { PageKind, PreviewRow } from '../kind.ts'
import { cellPadding, linesOf } from './layout.ts'
import { type ColumnWidths, changeWidth } from './widths.ts'

/** What a card leaves beside the names of its columns on a narrow phone. */
const cardTextWidth = 200

type Value = unknown

const isNone = (value: Value): value is null | undefined => value === null || value === undefined

export const shownValue = ({ valueText }: PageKind, column: ImportColumnName, value: Value): string =>
  isNone(value) ? m.imports_nothing() : valueText(column, value)

/** A cell as it was understood, or as it was written where the row is red. */
export function cellText(kind: PageKind, column: ImportColumnName, { value, cells }: PreviewRow): string {
  const understood = value?.[column]
  return understood === undefined ? String(cells[column] ?? '') : shownValue(kind, column, understood)
}

/** What is wrong with a cell, in words. */
export const reasonOf = ({ code, details }: CellFault): string => errorMessage(code, details ?? {}, locale())

/** What a cell was before, where saving changes it. */
export function beforeOf(kind: PageKind, column: ImportColumnName, { before }: PreviewRow): string | undefined {
  if (!before || !Object.hasOwn(before, column)) return undefined
  return m.imports_was({ value: shownValue(kind, column, before[column]) })
}

/**
 * What saving does besides what the file has columns for: an end date in the place of a duration, or sessions that end.
 */
export function changedBeside(
  kind: PageKind,
  columns: readonly ImportColumnName[],
  row: PreviewRow,
  isSaved = false,
): string[] {
  const ends = row.losing ? kind.words.losing?.row(isSaved) : undefined
  const changed = Object.keys(row.before ?? {})
    .map((key) => key as ImportColumnName)
    .filter((key) => !columns.includes(key))
    .map((key) =>
      m.imports_gone({
        column: columnName(key),
        before: shownValue(kind, key, row.before?.[key]),
        after: shownValue(kind, key, row.value?.[key]),
      }),
    )
  return ends === undefined ? changed : [ends, ...changed]
}

/** The lines under the first in the fullest cell of a row, where columns are so wide. */
export function noteLines(kind: PageKind, widths: ColumnWidths, row: PreviewRow): number {
  const columns = [...widths.keys()]
  const under = columns.map((column) => {
    const width = widths.get(column) ?? 0
    return linesOf(cellText(kind, column, row), width, cellPadding) - 1 + linesUnder(kind, column, row, width)
  })
  return Math.max(linesBeside(kind, columns, row, changeWidth), ...under)
}

/** The same of a card, where cells stand one under another: all their lines. */
export const noteLinesOfCard = (kind: PageKind, columns: readonly ImportColumnName[], row: PreviewRow): number =>
  columns.reduce(
    (sum, column) => sum + linesUnder(kind, column, row, cardTextWidth),
    linesBeside(kind, columns, row, cardTextWidth),
  )

const linesBeside = (kind: PageKind, columns: readonly ImportColumnName[], row: PreviewRow, width: number): number =>
  changedBeside(kind, columns, row).reduce((sum, text) => sum + linesOf(text, width), 0)

function linesUnder(kind: PageKind, column: ImportColumnName, row: PreviewRow, width: number): number {
  const fault = row.faults?.[column]
  const note = fault ? reasonOf(fault) : beforeOf(kind, column, row)
  return note === undefined ? 0 : linesOf(note, width)
}
