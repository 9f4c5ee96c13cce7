import type { ImportColumnName } from '@cauce/domain/imports/kinds'
import { currentLocale, type Locale } from './locale.ts'
import { m } from './messages.ts'

type Name = (inputs: object, options: { locale: Locale }) => string

const names: Record<ImportColumnName, Name> = {
  reference: m.imports_column_reference,
  name: m.imports_column_name,
  priceCents: m.imports_column_price,
  taxTreatment: m.imports_column_tax_treatment,
  endsOn: m.imports_column_ends_on,
  duration: m.imports_column_duration,
  email: m.imports_column_email,
  firstName: m.imports_column_first_name,
  lastName: m.imports_column_last_name,
  role: m.imports_column_role,
  centre: m.imports_column_centre,
  orderReference: m.imports_column_order,
  lineReference: m.imports_column_line,
  shippedOn: m.imports_column_shipped_on,
}

/** What the column of an imported list is called, as templates head it and as pages name it. */
export const columnName = (column: ImportColumnName, locale: Locale = currentLocale()): string =>
  names[column]({}, { locale })

/**
 * Columns as a refusal's details hold them, in words: `priceCents,endsOn|duration` → `Precio, Fecha de finalización o
 * Duración`. What is not a column of this build stays as it is.
 */
export function columnNames(columns: string, locale: Locale = currentLocale()): string {
  const named = (key: string) => (Object.hasOwn(names, key) ? columnName(key as ImportColumnName, locale) : key)
  const either = new Intl.ListFormat(locale, { type: 'disjunction' })
  return columns
    .split(',')
    .map((alternatives) => either.format(alternatives.split('|').map(named)))
    .join(', ')
}
