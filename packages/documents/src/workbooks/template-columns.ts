import { type ImportableRole, importableRoles } from '@cauce/domain/access/role-words'
import type { ImportColumnName } from '@cauce/domain/imports/kinds'
import { addMonths, daysBetween } from '@cauce/domain/money/calendar'
import { type TaxTreatment, taxTreatmentNames } from '@cauce/domain/orders/tax'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { taxWords } from '@cauce/i18n/sale-words'
import type { CellObject } from 'xlsx'

/** The lists that can be filled in and uploaded. */
export const templateNames = ['services-end-date', 'services-duration', 'users', 'shipments'] as const
export type TemplateName = (typeof templateNames)[number]

export const templateColumns = {
  'services-end-date': ['reference', 'name', 'priceCents', 'endsOn', 'taxTreatment'],
  'services-duration': ['reference', 'name', 'priceCents', 'duration', 'taxTreatment'],
  users: ['email', 'firstName', 'lastName', 'role', 'centre'],
  shipments: ['orderReference', 'lineReference', 'shippedOn'],
} as const satisfies Record<TemplateName, readonly ImportColumnName[]>

export const optionalColumns: readonly ImportColumnName[] = ['taxTreatment', 'centre', 'lineReference', 'shippedOn']

/** `today` is a calendar date; what the templates show lies ahead of it. */
export type TemplateContext = { locale: Locale; today: string }

const firstDay = '1899-12-30'
export const serialDay = (date: string): number => daysBetween(firstDay, date)

const textCell = (value: string): CellObject => ({ t: 's', v: value, z: '@' })

/** The cell of the row that shows how a row is filled in. */
export const exampleCell = (column: ImportColumnName, { locale, today }: TemplateContext): CellObject => {
  const examples: Record<ImportColumnName, () => CellObject> = {
    reference: () => textCell('001-A'),
    name: () => textCell(m.imports_sample_service({}, { locale })),
    priceCents: () => ({ t: 'n', v: 1234.5, z: '#,##0.00' }),
    taxTreatment: () => textCell(taxName(locale === 'fr' ? 'fr-20' : 'es-21', locale)),
    endsOn: () => ({ t: 'n', v: serialDay(addMonths(today, 12)), z: 'dd/mm/yyyy' }),
    duration: () => textCell(m.imports_sample_duration({}, { locale })),
    email: () => textCell('persona@example.com'),
    firstName: () => textCell(m.imports_sample_first_name({}, { locale })),
    lastName: () => textCell(m.imports_sample_last_name({}, { locale })),
    role: () => textCell(roleName('sales-agent', locale)),
    centre: () => textCell(''),
    orderReference: () => textCell(m.imports_sample_order({}, { locale })),
    lineReference: () => textCell(''),
    shippedOn: () => ({ t: 'n', v: serialDay(today), z: 'dd/mm/yyyy' }),
  }
  return examples[column]()
}

/** The words that a cell of the column may hold. */
export function choicesOf(column: ImportColumnName, locale: Locale): string[] {
  if (column === 'taxTreatment') return taxTreatmentNames.map((name) => taxName(name, locale))
  return column === 'role' ? importableRoles.map((role) => roleName(role, locale)) : []
}

export const helpText = (column: ImportColumnName, locale: Locale): string => helpTexts[column]({}, { locale })

type Message = (inputs: object, options: { locale: Locale }) => string

const helpTexts: Record<ImportColumnName, Message> = {
  reference: m.imports_help_reference,
  name: m.imports_help_name,
  priceCents: m.imports_help_price,
  taxTreatment: m.imports_help_tax_treatment,
  endsOn: m.imports_help_ends_on,
  duration: m.imports_help_duration,
  email: m.imports_help_email,
  firstName: m.imports_help_first_name,
  lastName: m.imports_help_last_name,
  role: m.imports_help_role,
  centre: m.imports_help_centre,
  orderReference: m.imports_help_order,
  lineReference: m.imports_help_line,
  shippedOn: m.imports_help_shipped_on,
}

const taxName = (name: TaxTreatment, locale: Locale): string => taxWords[name]({}, { locale })
const roleName = (role: ImportableRole, locale: Locale): string => roleNames[role]({}, { locale })

const roleNames: Record<ImportableRole, Message> = {
  'additional-administrator': m.access_role_additional_administrator,
  'centre-manager': m.access_role_centre_manager,
  'sales-agent': m.access_role_sales_agent,
  'call-centre-agent': m.access_role_call_centre_agent,
  'support-agent': m.access_role_support_agent,
  dispatcher: m.access_role_dispatcher,
}
