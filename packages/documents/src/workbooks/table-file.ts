import type { Locale } from '@cauce/i18n/locale'
import type { Column } from './cells.ts'
import { csvDialect, writeCsv } from './csv.ts'
import { datedName, type WrittenFile, workbookType } from './file.ts'
import { writeXlsx } from './xlsx.ts'

/** How a view is wanted as a file. */
export type TableForm<Name> = {
  format: 'xlsx' | 'csv'
  locale: Locale
  /** The zone that instants are written in. */
  timeZone: string
  /** The calendar date there. */
  today: string
  /** Which columns, in their order; all of them where absent. */
  columns?: readonly Name[] | undefined
}

/** Rows as a file to download, named after its title and the day, from batches of them; it flows out as they come in. */
export function tableFile<Row>(
  title: string,
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]>,
  { format, locale, today }: Pick<TableForm<never>, 'format' | 'locale' | 'today'>,
): WrittenFile {
  const fileName = datedName(title, today, format)
  return format === 'csv'
    ? { fileName, contentType: 'text/csv; charset=utf-8', body: writeCsv(columns, batches, csvDialect(locale)) }
    : { fileName, contentType: workbookType, body: writeXlsx(columns, batches, title) }
}
