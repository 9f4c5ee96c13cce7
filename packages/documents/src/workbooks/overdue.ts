import { type OverdueColumn, type OverdueStanding, overdueColumns } from '@cauce/domain/payments/overdue'
import { declineText } from '@cauce/i18n/decline-words'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { overdueStandingWords } from '@cauce/i18n/overdue-words'
import { word } from '@cauce/i18n/words'
import { amount, type Column, day, number, text } from './cells.ts'
import type { WrittenFile } from './file.ts'
import { type TableForm, tableFile } from './table-file.ts'

/** An overdue instalment as it is written into a file. Days are calendar dates, amounts cents. */
export type ExportedOverdue = {
  dueOn: string
  daysOverdue: number
  merchantName: string
  reference: string
  customerName: string
  phone: string
  centreName: string
  number: number
  tries: number
  declineCode: string | null
  standing: OverdueStanding
  isAsked: boolean
  amountCents: number
}

/** Overdue instalments as a file to download, from batches of rows; a CSV flows out as they come in. */
export function overdueFile(
  batches: AsyncIterable<readonly ExportedOverdue[]>,
  { format, locale, today, columns = overdueColumns }: TableForm<OverdueColumn>,
): WrittenFile {
  const named = columnsIn(locale)
  const chosen = columns.map((column) => named[column])
  return tableFile(m.collecting_title({}, { locale }), chosen, batches, { format, locale, today })
}

type Header = (inputs: object, options: { locale: Locale }) => string

const columnsIn = (locale: Locale): Record<OverdueColumn, Column<ExportedOverdue>> => {
  const column = (header: Header, widthCharacters: number, cell: Column<ExportedOverdue>['cell']) => ({
    ...{ header: header({}, { locale }), widthCharacters, cell },
  })
  const standing = (row: ExportedOverdue) => (row.isAsked ? m.collecting_asked : overdueStandingWords[row.standing])
  return {
    due: column(m.collecting_column_due, 12, (row) => day(row.dueOn)),
    days: column(m.collecting_column_days, 8, (row) => number(row.daysOverdue)),
    merchant: column(m.collecting_column_merchant, 24, (row) => text(row.merchantName)),
    reference: column(m.collecting_column_reference, 18, (row) => text(row.reference)),
    customer: column(m.collecting_column_customer, 30, (row) => text(row.customerName)),
    phone: column(m.collecting_column_phone, 16, (row) => text(row.phone)),
    centre: column(m.collecting_column_centre, 20, (row) => text(row.centreName)),
    instalment: column(m.collecting_column_instalment, 8, (row) => number(row.number)),
    tries: column(m.collecting_column_tries, 8, (row) => number(row.tries)),
    refusal: column(m.collecting_column_refusal, 36, (row) =>
      text(row.declineCode === null ? '' : declineText(row.declineCode, locale)),
    ),
    standing: column(m.collecting_column_standing, 20, (row) => text(word(standing(row), locale))),
    amount: column(m.collecting_column_amount, 12, (row) => amount(row.amountCents)),
  }
}
