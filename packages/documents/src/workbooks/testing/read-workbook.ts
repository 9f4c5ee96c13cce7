import { read, utils } from 'xlsx'

export type Rows = (string | number)[][]

/** The cells of a workbook's first sheet, its head first. */
export function rowsOfWorkbook(bytes: Uint8Array): Rows {
  const book = read(bytes)
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  return sheet ? utils.sheet_to_json(sheet, { header: 1 }) : []
}
