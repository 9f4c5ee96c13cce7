import type { CellFault } from '@cauce/domain/imports/columns'
import type { ImportColumnName } from '@cauce/domain/imports/kinds'
import { columnName } from '@cauce/i18n/columns'
import { errorMessage } from '@cauce/i18n/errors'
import { m } from '@cauce/i18n/messages'
import { locale } from '../../../preferences.ts'
import type { PageKind, PreviewRow } from '../kind.ts'
import { linesOf } from './layout.ts'

export const rowNumberWidth = 56
export const changeWidth = 150
/** What a card leaves beside the names of its columns on a narrow phone. */
const cardTextWidth = 200

const widths: Partial<Record<ImportColumnName, number>> = { name: 200, email: 220, priceCents: 125, duration: 130 }

/** Pixels; a table with room left widens its columns. All of a list's together have room beside the menu of a laptop. */
export const columnWidth = (column: ImportColumnName): number => widths[column] ?? 150

type Value = unknown

const isNone = (value: Value): value is null | undefined => value === null || value === undefined

export const shownValue = ({ valueText }: PageKind, column: ImportColumnName, value: Value): string =>
  isNone(value) ? m.imports_nothing() : valueText(column, value)

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

/** The lines under the first in the fullest cell of a row. */
export function noteLines(kind: PageKind, columns: readonly ImportColumnName[], row: PreviewRow): number {
  const under = columns.map((column) => linesUnder(kind, column, row, columnWidth(column)))
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
