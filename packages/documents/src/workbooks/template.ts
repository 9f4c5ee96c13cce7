import type { ImportColumnName } from '@cauce/domain/imports/kinds'
import { columnName } from '@cauce/i18n/columns'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { type CellObject, type ColInfo, utils, write } from 'xlsx'
import { type WrittenFile, workbookType } from './file.ts'
import { type Validation, withRules } from './sheet-rules.ts'
import {
  choicesOf,
  exampleCell,
  helpText,
  optionalColumns,
  serialDay,
  type TemplateContext,
  type TemplateName,
  templateColumns,
} from './template-columns.ts'

/** How far down the cells of a template have their rules and formats. */
const preparedRows = 5_000
/** The first column on the sheet of explanations that lists the choices of a column. */
const firstChoiceColumn = 5

/**
 * A workbook to fill in, in the person's language: the columns with an example row and rules for their cells, and a sheet
 * that explains them.
 */
export function templateFile(name: TemplateName, context: TemplateContext): WrittenFile {
  return {
    fileName: `${fileNames[name]({}, { locale: context.locale })}.xlsx`,
    contentType: workbookType,
    body: once(() => templateWorkbook(name, context)),
  }
}

async function* once(make: () => Uint8Array): AsyncGenerator<Uint8Array> {
  yield make()
}

type Message = (inputs: object, options: { locale: Locale }) => string

const fileNames: Record<TemplateName, Message> = {
  'services-end-date': m.imports_file_services_end_date,
  'services-duration': m.imports_file_services_duration,
  users: m.imports_file_users,
  shipments: m.imports_file_shipments,
}

const titles: Record<TemplateName, Message> = {
  'services-end-date': m.imports_services,
  'services-duration': m.imports_services,
  users: m.imports_users,
  shipments: m.imports_shipments,
}

function templateWorkbook(name: TemplateName, context: TemplateContext): Uint8Array {
  const { locale } = context
  const columns: readonly ImportColumnName[] = templateColumns[name]
  const explanations = m.imports_explanations({}, { locale })
  const book = utils.book_new()
  const title = titles[name]({}, { locale })
  utils.book_append_sheet(book, listSheet(columns, context), title)
  utils.book_append_sheet(book, explanationsSheet(columns, context), explanations)
  const written = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }))
  return withRules(written, validationsOf(columns, explanations, context))
}

const text = (value: string): CellObject => ({ t: 's', v: value, z: '@' })

const listSheet = (columns: readonly ImportColumnName[], context: TemplateContext) =>
  sheetOf(
    [
      columns.map((column) => text(columnName(column, context.locale))),
      columns.map((column) => exampleCell(column, context)),
    ],
    columns.map((column) => ({ wch: column === 'name' || column === 'email' ? 34 : 22 })),
  )

function explanationsSheet(columns: readonly ImportColumnName[], context: TemplateContext) {
  const { locale } = context
  const said = (message: Message) => text(message({}, { locale }))
  const headers = [m.imports_help_column, m.imports_help_required, m.imports_help_text, m.imports_help_example].map(
    said,
  )
  const rows = columns.map((column) => [
    text(columnName(column, locale)),
    said(optionalColumns.includes(column) ? m.imports_no : m.imports_yes),
    text(helpText(column, locale)),
    exampleCell(column, context),
  ])
  const chosen = columns.filter((column) => choicesOf(column, locale).length > 0)
  const all: CellObject[][] = [headers, ...rows]
  for (const [index, column] of chosen.entries())
    for (const [row, choice] of [columnName(column, locale), ...choicesOf(column, locale)].entries()) {
      all[row] ??= []
      all[row][firstChoiceColumn + index] = text(choice)
    }
  return sheetOf(all, [{ wch: 24 }, { wch: 12 }, { wch: 90 }, { wch: 24 }, { wch: 4 }, { wch: 30 }])
}

const sheetOf = (rows: CellObject[][], widths: ColInfo[]) => ({
  '!data': rows,
  '!ref': utils.encode_range({
    s: { c: 0, r: 0 },
    e: { c: Math.max(...rows.map((row) => row.length)) - 1, r: rows.length - 1 },
  }),
  '!cols': widths,
})

function validationsOf(
  columns: readonly ImportColumnName[],
  sheet: string,
  { locale, today }: TemplateContext,
): Validation[] {
  const message = m.imports_invalid_cell({}, { locale })
  const chosen = columns.filter((column) => choicesOf(column, locale).length > 0)
  return columns.flatMap((column, index): Validation[] => {
    const letter = utils.encode_col(index)
    const where = { range: `${letter}2:${letter}${preparedRows + 1}`, message }
    if (chosen.includes(column)) {
      const source = utils.encode_col(firstChoiceColumn + chosen.indexOf(column))
      const last = choicesOf(column, locale).length + 1
      return [{ ...where, kind: 'list', source: `'${sheet}'!$${source}$2:$${source}$${last}` }]
    }
    if (column === 'priceCents') return [{ ...where, kind: 'decimal-above', above: 0 }]
    if (column === 'shippedOn') return []
    if (column === 'endsOn') return [{ ...where, kind: 'date-from', serialDay: serialDay(today) }]
    return [{ ...where, kind: 'length', longest: longest[column] ?? 200 }]
  })
}

const longest: Partial<Record<ImportColumnName, number>> = {
  ...{ reference: 60, name: 200, duration: 40, email: 200, firstName: 80, lastName: 120, centre: 4000 },
  ...{ orderReference: 60, lineReference: 200 },
}
