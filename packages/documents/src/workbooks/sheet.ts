import { type CellObject, utils, write } from 'xlsx'
import { type Cell, wallClock } from './cells.ts'

export type SheetForm = { name: string; headers: string[]; widthsCharacters: number[] }

const millisecondsPerDay = 86_400_000
const firstDay = Date.UTC(1899, 11, 30)

/**
 * An XLSX file of one sheet: dates are dates, amounts numbers in euros, and every text is a cell of type text in text
 * format, so that none becomes a formula, also not when it is edited.
 */
export function sheetFile(
  { name, headers, widthsCharacters }: SheetForm,
  rows: CellObject[][],
): Uint8Array<ArrayBuffer> {
  const header = headers.map((value): CellObject => ({ t: 's', v: value, z: '@' }))
  const data = [header, ...rows]
  const range = utils.encode_range({ s: { c: 0, r: 0 }, e: { c: headers.length - 1, r: data.length - 1 } })
  const sheet = {
    '!data': data,
    '!ref': range,
    '!cols': widthsCharacters.map((wch) => ({ wch })),
    '!autofilter': { ref: range },
  }
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet as never, name)
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true, bookSST: false }))
}

/** A cell as the library has it. */
export function cellObject(cell: Cell): CellObject {
  switch (cell.kind) {
    case 'text':
      return { t: 's', v: cell.text, z: '@' }
    case 'amount':
      return { t: 'n', v: cell.cents / 100, z: '#,##0.00 "€"' }
    case 'number':
      return { t: 'n', v: cell.value }
    case 'instant':
      return { t: 'n', v: serialDay(wallClock(cell.instant, cell.timeZone)), z: 'yyyy-mm-dd hh:mm' }
    case 'empty':
      return { t: 'z' }
  }
}

const serialDay = (wallClockText: string): number => (Date.parse(`${wallClockText}Z`) - firstDay) / millisecondsPerDay
