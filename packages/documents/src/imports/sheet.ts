import type { CellKind, SheetCell } from '@cauce/domain/imports/columns'
import { longestCell } from './limits.ts'

/** A sheet as it was read; rows and columns from 0. A CSV file is one sheet without a name. */
export type Sheet = {
  name: string | null
  rowCount: number
  /** How many columns the row has, blank ones at its end included. */
  width(row: number): number
  /** What a person sees in the cell of a column of that kind; undefined where it is blank. */
  cell(row: number, column: number, kind: CellKind): SheetCell | undefined
}

/** The text unless it is blank, cut where no column would take it. */
export const shownText = (text: string): string | undefined =>
  text.trim() === '' ? undefined : text.length > longestCell ? text.slice(0, longestCell) : text
