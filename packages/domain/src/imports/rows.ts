import type { z } from 'zod'
import { type ErrorCode, errorCodes } from '../errors.ts'
import type { CellFault, CheckedRow, SheetCell, SheetRow } from './columns.ts'

/** A reading of one cell: its value, nothing where it is blank, or what is wrong with it. */
export type CellReading<Value> = { value: Value | undefined } | { fault: CellFault }

export const fault = (code: ErrorCode, details?: CellFault['details']): { fault: CellFault } => ({
  fault: details ? { code, details } : { code },
})

/** Stands for a formula whose result the file does not hold, as programs leave it that write formulas and never work them out. */
export const formulaWithoutValue = '=…'

/** What spreadsheets of any language write where a formula failed: `#N/A`, `#REF!`, `#¡VALOR!`, `#NOM?`. */
const failedFormula = /^#(?:N\/[AD]|[¡¿]?[\p{Lu}\d/]+[!?])$/u

/** Reads a cell that has text, in one line. Blank is no value, and a formula that failed is a fault whatever it should be. */
export function readText<Value>(
  cell: SheetCell | undefined,
  read: (text: string) => CellReading<Value>,
): CellReading<Value> {
  const text = cell === undefined ? '' : String(cell).replace(/\s+/gu, ' ').trim()
  if (text === '') return { value: undefined }
  if (text === formulaWithoutValue) return fault('formula-without-value')
  return failedFormula.test(text) ? fault('cell-error') : read(text)
}

export const asText = (cell: SheetCell | undefined): CellReading<string> => readText(cell, (value) => ({ value }))

/** The row as the schema finds it. A cell that could not be read keeps its own fault; a column shows the first of several. */
export function checkedBy<Key extends string, Value>(
  schema: z.ZodType<Value>,
  row: SheetRow<Key>,
  readings: Readonly<Record<Key, CellReading<unknown>>>,
  more: Partial<Record<Key, CellFault>> = {},
): CheckedRow<Key, Value> {
  const faults: Partial<Record<Key, CellFault>> = {}
  const candidate: Record<string, unknown> = {}
  for (const key of Object.keys(readings) as Key[]) {
    const reading = readings[key]
    if ('fault' in reading) faults[key] = reading.fault
    else if (reading.value !== undefined) candidate[key] = reading.value
  }
  const parsed = schema.safeParse(candidate)
  for (const { path, message } of parsed.error?.issues ?? []) {
    const key = path[0] as Key
    faults[key] ??= { code: errorCodes.find((code) => code === message) ?? 'bad-input' }
  }
  for (const key of Object.keys(more) as Key[]) faults[key] ??= more[key]
  const { row: number, cells } = row
  return parsed.success && Object.keys(faults).length === 0
    ? { row: number, cells, value: parsed.data }
    : { row: number, cells, faults }
}

/** For each row the row that had the same key before it, where there is one. */
export function earlierRows(
  rows: readonly SheetRow[],
  keyOf: (row: SheetRow) => string | undefined,
): Map<number, number> {
  const first = new Map<string, number>()
  const earlier = new Map<number, number>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === undefined) continue
    const before = first.get(key)
    if (before === undefined) first.set(key, row.row)
    else earlier.set(row.row, before)
  }
  return earlier
}
