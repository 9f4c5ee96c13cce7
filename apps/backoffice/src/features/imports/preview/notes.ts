import type { CellFault } from '@cauce/domain/imports/columns'
import type { ImportColumnName } from '@cauce/domain/imports/kinds'
import { columnName } from '@cauce/i18n/columns'
import { errorMessage } from '@cauce/i18n/errors'
import { m } from '@cauce/i18n/messages'
import { locale } from '../../../preferences.ts'
import type { PageKind, PreviewRow } from '../kind.ts'
import { linesOf } from './layout.ts'

export const rowNumberWidth = 60
export const changeWidth = 170

const widths: Partial<Record<ImportColumnName, number>> = { name: 250, email: 260, priceCents: 180 }

/** Pixels; a table with room left widens its columns. */
export const columnWidth = (column: ImportColumnName): number => widths[column] ?? 190

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

/** What saving changes besides what the file has columns for: an end date in the place of a duration. */
export function changedBeside(kind: PageKind, columns: readonly ImportColumnName[], row: PreviewRow): string[] {
  return Object.keys(row.before ?? {})
    .map((key) => key as ImportColumnName)
    .filter((key) => !columns.includes(key))
    .map((key) =>
      m.imports_gone({
        column: columnName(key),
        before: shownValue(kind, key, row.before?.[key]),
        after: shownValue(kind, key, row.value?.[key]),
      }),
    )
}

/** The lines under the first in the fullest cell of a row. */
export function noteLines(kind: PageKind, columns: readonly ImportColumnName[], row: PreviewRow): number {
  const beside = changedBeside(kind, columns, row).reduce((sum, text) => sum + linesOf(text, changeWidth), 0)
  const under = columns.map((column) => {
    const fault = row.faults?.[column]
    const note = fault ? reasonOf(fault) : beforeOf(kind, column, row)
    return note === undefined ? 0 : linesOf(note, columnWidth(column))
  })
  return Math.max(beside, ...under)
}
