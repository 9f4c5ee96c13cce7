import { Refusal } from '@cauce/domain/errors'
import { type Options, parse } from 'csv-parse/sync'
import { mostRows, mostSheetRows } from './limits.ts'
import { type Sheet, shownText } from './sheet.ts'

type Delimiter = ';' | ',' | '\t'

const delimiters: readonly Delimiter[] = [';', ',', '\t']
const headCharacters = 64 * 1024
const headRows = 100

/** A quote that stands inside a field is text, and lines may have fewer fields than the header. */
const lenient: Options = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  max_record_size: 1_000_000,
}

/**
 * The one sheet of a CSV text. What separates its fields is decided by `fits`: the delimiter whose sheet it gives the most for.
 * A blank line is a row, as in a spreadsheet. Refuses with `file-damaged` where a quote never ends.
 */
export function csvSheet(text: string, fits: (sheet: Sheet) => number): Sheet {
  if (/^\s*</.test(text)) throw new Refusal('file-not-a-workbook')
  const head = text.slice(0, headCharacters)
  const scores = delimiters.map((delimiter) => fits(sheetOf(records(head, delimiter, headRows, true))))
  const best = delimiters[scores.indexOf(Math.max(...scores))]!
  const rows = records(text, best, mostSheetRows + 1, false)
  if (rows.length > mostSheetRows) throw new Refusal('file-too-many-rows', { limit: mostRows })
  return sheetOf(rows)
}

/** `isHead` when the text was cut, so that its last line may be no whole one. */
function records(text: string, delimiter: Delimiter, most: number, isHead: boolean): string[][] {
  try {
    return parse(text, { ...lenient, delimiter, to: most, skip_records_with_error: isHead }) as string[][]
  } catch {
    if (isHead) return []
    throw new Refusal('file-damaged')
  }
}

const sheetOf = (rows: readonly string[][]): Sheet => ({
  name: null,
  rowCount: rows.length,
  width: (row) => rows[row]?.length ?? 0,
  cell: (row, column) => shownText(rows[row]?.[column] ?? ''),
})
