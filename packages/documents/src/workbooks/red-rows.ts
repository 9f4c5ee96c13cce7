import type { CheckedRow } from '@cauce/domain/imports/columns'
import type { ImportColumnName } from '@cauce/domain/imports/kinds'
import { errorMessage } from '@cauce/i18n/errors'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { type Cell, type Column, number, text } from './cells.ts'
import { datedName, type WrittenFile, workbookType } from './file.ts'
import { writeXlsx } from './xlsx.ts'

type RedRow = Pick<CheckedRow<ImportColumnName>, 'cells' | 'faults'>

/** What the file gave: its columns in their order under its own headers. */
export type RedRows = {
  columns: readonly { key: ImportColumnName; header: string }[]
  batches: AsyncIterable<readonly RedRow[]>
  locale: Locale
  /** The calendar date that the file is named after. */
  today: string
}

/**
 * The red rows as a workbook to mend and upload again: the file's columns as they were, then why each row is red. Texts
 * stay texts, also those that look like a formula, and numbers numbers.
 */
export function redRowsFile({ columns, batches, locale, today }: RedRows): WrittenFile {
  const reasons: Column<RedRow> = {
    header: m.imports_reason({}, { locale }),
    widthCharacters: 60,
    cell: ({ faults }) => text(reasonText(columns, faults, locale)),
  }
  return {
    fileName: datedName(m.imports_file_red_rows({}, { locale }), today, 'xlsx'),
    contentType: workbookType,
    body: writeXlsx([...columns.map(columnOf), reasons], batches, m.imports_change_red({}, { locale })),
  }
}

const columnOf = ({ key, header }: RedRows['columns'][number]): Column<RedRow> => ({
  header,
  widthCharacters: 24,
  cell: ({ cells }) => cellOf(cells[key]),
})

const cellOf = (value: string | number | undefined): Cell => {
  if (value === undefined) return { kind: 'empty' }
  return typeof value === 'number' ? number(value) : text(value)
}

/** `Precio: Escriba un número. Nombre: …`, in the order of the columns; a fault in a column that is not there stands alone. */
function reasonText(columns: RedRows['columns'], faults: RedRow['faults'], locale: Locale): string {
  const headers = new Map(columns.map(({ key, header }) => [key, header]))
  return Object.entries(faults ?? {})
    .map(([key, { code, details }]) => {
      const header = headers.get(key as ImportColumnName)
      return `${header === undefined ? '' : `${header}: `}${errorMessage(code, details, locale)}`
    })
    .join(' ')
}
