import type { Locale } from '@cauce/i18n/locale'
import { type Cell, type Column, wallClock } from './cells.ts'

/** How a language's spreadsheets read a CSV file: Spanish and French decimals take the comma, so they separate by semicolon. */
export type CsvDialect = { separator: ';' | ','; decimalPoint: ',' | '.' }

export const csvDialect = (locale: Locale): CsvDialect =>
  locale === 'en' ? { separator: ',', decimalPoint: '.' } : { separator: ';', decimalPoint: ',' }

const byteOrderMark = '\uFEFF'

/**
 * Rows as CSV (UTF-8 with byte order mark, CRLF), one chunk a batch. Text that a spreadsheet would take for a formula
 * gets an apostrophe in front, also after what a spreadsheet of another language takes for the end of a cell. Source:
 * OWASP, CSV Injection.
 */
export async function* writeCsv<Row>(
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]>,
  dialect: CsvDialect,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const line = (fields: string[]) => `${fields.join(dialect.separator)}\r\n`
  yield encoder.encode(byteOrderMark + line(columns.map(({ header }) => quoted(defused(header)))))
  for await (const rows of batches) {
    const lines = rows.map((row) => line(columns.map((column) => field(column.cell(row), dialect))))
    yield encoder.encode(lines.join(''))
  }
}

function field(cell: Cell, dialect: CsvDialect): string {
  switch (cell.kind) {
    case 'text':
      return quoted(defused(cell.text))
    case 'amount':
      return (cell.cents / 100).toFixed(2).replace('.', dialect.decimalPoint)
    case 'number':
      return String(cell.value).replace('.', dialect.decimalPoint)
    case 'instant':
      return wallClock(cell.instant, cell.timeZone).replace('T', ' ')
    case 'day':
      return cell.date
    case 'empty':
      return ''
  }
}

const defused = (value: string): string => value.replace(/(^|[,;\n\r\t])(?=[=+\-@\t\r])/g, "$1'")

const quoted = (value: string): string => (/[,;"\t\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
