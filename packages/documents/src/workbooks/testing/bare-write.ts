import { utils, write } from 'xlsx'
import type { Rows } from './read-workbook.ts'

/** A sheet of these cells, for SheetJS alone to write. */
export function bareSheet(rows: Rows): () => Uint8Array {
  const book = { SheetNames: ['Sheet1'], Sheets: { Sheet1: utils.aoa_to_sheet(rows, { dense: true }) } }
  return () => write(book, { type: 'buffer', bookType: 'xlsx', compression: true })
}
