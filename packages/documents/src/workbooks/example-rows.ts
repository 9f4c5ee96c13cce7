import type { ColumnOf, ImportColumnName, ImportKindName } from '@cauce/domain/imports/kinds'
import { type Locale, locales } from '@cauce/i18n/locale'
import { exampleCell, type TemplateName, templateColumns } from './template-columns.ts'

/** What the cells of an example hold, each in any of these spellings; a column that is absent may hold anything. */
export type ExampleRow<Key extends string = string> = Readonly<Partial<Record<Key, readonly string[]>>>

const templatesOf: Record<ImportKindName, readonly TemplateName[]> = {
  services: ['services-end-date', 'services-duration'],
  users: ['users'],
  shipments: ['shipments'],
}

/** As spreadsheets write the example's amount where they save it as text. */
const amounts = ['1234.5', '1234.50', '1234,5', '1234,50', '1,234.50', '1.234,50', '1 234,50']

/** The example rows of the templates of a kind, in every language: whoever leaves one in a list means no service by it. */
export function examplesOf<Name extends ImportKindName>(kind: Name): ExampleRow<ColumnOf[Name]>[] {
  return locales.flatMap((locale: Locale) =>
    templatesOf[kind].map((template) => {
      const columns: readonly ImportColumnName[] = templateColumns[template]
      const told = columns.flatMap((column) => {
        // Their days are told from that of the download.
        if (column === 'endsOn' || column === 'shippedOn') return []
        const text = String(exampleCell(column, { locale, today: '2026-01-01' }).v)
        return [[column, column === 'priceCents' ? amounts : [text]]]
      })
      return Object.fromEntries(told) as ExampleRow<ColumnOf[Name]>
    }),
  )
}
