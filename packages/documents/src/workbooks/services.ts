import { type ServiceFileColumn, serviceFileColumns } from '@cauce/domain/catalogue/questions'
import type { TaxTreatment } from '@cauce/domain/orders/tax'
import { columnName } from '@cauce/i18n/columns'
import { duration } from '@cauce/i18n/format'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { taxWords } from '@cauce/i18n/sale-words'
import { amount, type Column, day, instant, text } from './cells.ts'
import type { WrittenFile } from './file.ts'
import { type TableForm, tableFile } from './table-file.ts'

/** A service as it is written into a file. `endsOn` is a date, `duration` ISO 8601, `updatedAt` an ISO instant. */
export type ExportedService = {
  reference: string
  name: string
  merchantName: string
  centreName: string
  priceCents: number
  endsOn: string | null
  duration: string | null
  taxTreatment: TaxTreatment | null
  updatedAt: string
}

/**
 * Services as a file to download, from batches of rows. What an import knows has the headers and the words that it knows, so
 * that the file can be mended and uploaded; so the end is two columns.
 */
export function servicesFile(
  batches: AsyncIterable<readonly ExportedService[]>,
  { format, locale, timeZone, today, columns = serviceFileColumns }: TableForm<ServiceFileColumn>,
): WrittenFile {
  const named = columnsIn(locale, timeZone)
  const chosen = columns.flatMap((column) => named[column])
  return tableFile(m.catalogue_title({}, { locale }), chosen, batches, { format, locale, today })
}

const columnsIn = (locale: Locale, timeZone: string): Record<ServiceFileColumn, Column<ExportedService>[]> => ({
  reference: [{ header: columnName('reference', locale), widthCharacters: 18, cell: (row) => text(row.reference) }],
  name: [{ header: columnName('name', locale), widthCharacters: 40, cell: (row) => text(row.name) }],
  merchant: [
    {
      header: m.catalogue_column_merchant({}, { locale }),
      widthCharacters: 24,
      cell: (row) => text(row.merchantName),
    },
  ],
  centre: [{ header: m.catalogue_centre({}, { locale }), widthCharacters: 24, cell: (row) => text(row.centreName) }],
  price: [{ header: columnName('priceCents', locale), widthCharacters: 14, cell: (row) => amount(row.priceCents) }],
  end: [
    { header: columnName('endsOn', locale), widthCharacters: 20, cell: (row) => day(row.endsOn) },
    {
      header: columnName('duration', locale),
      widthCharacters: 16,
      cell: (row) => text(row.duration === null ? '' : duration(row.duration, locale)),
    },
  ],
  tax: [
    {
      header: columnName('taxTreatment', locale),
      widthCharacters: 24,
      cell: ({ taxTreatment }) => text(taxTreatment === null ? '' : taxWords[taxTreatment]({}, { locale })),
    },
  ],
  updated: [
    {
      header: m.catalogue_column_updated({}, { locale }),
      widthCharacters: 17,
      cell: (row) => instant(row.updatedAt, timeZone),
    },
  ],
})
