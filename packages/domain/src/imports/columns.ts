import type { ErrorCode, ErrorDetails } from '../errors.ts'

/** What a column holds; it decides how a cell that is a number or a date in the workbook is taken. */
export type CellKind = 'text' | 'amount' | 'date' | 'duration' | 'choice'

/** A column of a list that is imported. The first header of each language is the one that templates carry. */
export type ImportColumn = {
  kind: CellKind
  headers: Readonly<Record<'es' | 'fr' | 'en', readonly [string, ...string[]]>>
}

/** What a person sees in a cell; a number only where the workbook holds one in a column of amounts. Never blank. */
export type SheetCell = string | number

/** A row as it was read. `row` counts as the spreadsheet does, from 1; blank cells are left out. */
export type SheetRow<Key extends string = string> = {
  row: number
  cells: Readonly<Partial<Record<Key, SheetCell>>>
}

/** What is wrong with one cell. */
export type CellFault = { code: ErrorCode; details?: ErrorDetails }
export type CellFaults<Key extends string = string> = Readonly<Partial<Record<Key, CellFault>>>

/** A row that was checked: green with its value, or red with what is wrong in which column. */
export type CheckedRow<Key extends string = string, Value = unknown> = SheetRow<Key> &
  ({ value: Value; faults?: never } | { faults: CellFaults<Key>; value?: never })

/** What the rules must know besides the row. */
export type ImportContext = {
  /** The merchant's calendar date. */
  today: string
  /** Whose tax is meant where only a rate is written. */
  taxCountry: 'ES' | 'FR'
  /** The centre that the list goes to, by its name and its code; none of a list of the whole merchant. */
  centre?: readonly string[]
}

/** A kind of list that is imported: services, users. Its checks are pure. */
export type ImportKind<Key extends string, Value> = {
  columns: Readonly<Record<Key, ImportColumn>>
  /** The columns that a file must have; of a list at least one. */
  required: readonly (Key | readonly Key[])[]
  /** Rows in their order, since a repeated one is told from the first. `columns` are those that the file has. */
  check(rows: readonly SheetRow<Key>[], columns: readonly Key[], context: ImportContext): CheckedRow<Key, Value>[]
}

/** A text without case, accents and punctuation, as headers and words of choice are compared: `Duración *` → `duracion`. */
export const wordKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const littleWords = new Set(['de', 'del', 'la', 'el', 'du', 'des', 'd', 'le', 'l', 'of', 'the'])

/** A header as headers are compared: `Fecha Finalizacion` is `Fecha de finalización`. */
export const headerKey = (text: string): string => {
  const words = wordKey(text).split(' ')
  const told = words.filter((word) => !littleWords.has(word))
  return (told.length > 0 ? told : words).join(' ')
}

/** The column that each header means, by `headerKey`. */
export function columnsByHeader<Key extends string>(columns: Readonly<Record<Key, ImportColumn>>): Map<string, Key> {
  const known = new Map<string, Key>()
  for (const key of Object.keys(columns) as Key[])
    for (const headers of Object.values(columns[key].headers))
      for (const header of headers) known.set(headerKey(header), key)
  return known
}

/** The required columns that are not among these, alternatives joined: `priceCents`, `endsOn|duration`. */
export const missingColumns = <Key extends string>(
  { required }: Pick<ImportKind<Key, unknown>, 'required'>,
  present: readonly Key[],
): string[] =>
  required
    .map((need) => (typeof need === 'string' ? [need] : need))
    .filter((alternatives) => !alternatives.some((key) => present.includes(key)))
    .map((alternatives) => alternatives.join('|'))
