import type { EntryDifference, EntryState } from '@cauce/domain/disbursement/statement'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { bankReasonText, entryDifferenceWords, entryStateWords } from '@cauce/i18n/statement-words'
import { type Message, word } from '@cauce/i18n/words'
import { amount, type Column, day, text } from './cells.ts'
import type { WrittenFile } from './file.ts'
import { type TableForm, tableFile } from './table-file.ts'

/** An entry of a bank's statement as it is written into a file. Cents, below zero where money left the account. */
export type ExportedEntry = {
  bookedOn: string
  amountCents: number
  currency: string
  endToEndId: string | null
  returnReason: string | null
  counterparty: string | null
  counterpartyAccount: string | null
  remittance: string | null
  bankReference: string | null
  state: EntryState
  difference: EntryDifference | null
  payment: { number: string; merchantName: string } | null
  refund: { number: string } | null
  reason: string | null
}

/** A statement's entries as a file to download. */
export const statementFile = (
  batches: AsyncIterable<readonly ExportedEntry[]>,
  { format, locale, today }: Pick<TableForm<never>, 'format' | 'locale' | 'today'>,
): WrittenFile =>
  tableFile(m.statements_column_number({}, { locale }), columnsIn(locale), batches, { format, locale, today })

function columnsIn(locale: Locale): Column<ExportedEntry>[] {
  const column = (header: Message, widthCharacters: number, cell: Column<ExportedEntry>['cell']) => ({
    ...{ header: header({}, { locale }), widthCharacters, cell },
  })
  const said = (header: Message, widthCharacters: number, of: (row: ExportedEntry) => string | null | undefined) =>
    column(header, widthCharacters, (row) => text(of(row) ?? ''))
  return [
    column(m.statements_entry_day, 11, (row) => day(row.bookedOn)),
    said(m.statements_entry_who, 28, (row) => row.counterparty),
    said(m.statements_column_account, 26, (row) => row.counterpartyAccount),
    said(m.statements_entry_what, 32, (row) => row.remittance),
    said(m.statements_entry_reference, 22, (row) => row.endToEndId),
    said(m.statements_entry_bank_reference, 20, (row) => row.bankReference),
    // Amounts of a workbook are in euro; what is not stays as it was written.
    column(m.statements_entry_amount, 14, (row) =>
      row.currency === 'EUR' ? amount(row.amountCents) : text(`${(row.amountCents / 100).toFixed(2)} ${row.currency}`),
    ),
    said(m.statements_entry_payment, 20, (row) => (row.payment ?? row.refund)?.number),
    said(m.payouts_column_merchant, 24, (row) => row.payment?.merchantName),
    said(m.statements_entry_state, 14, (row) => word(entryStateWords[row.state], locale)),
    said(
      m.statements_state_difference,
      26,
      (row) => row.difference && word(entryDifferenceWords[row.difference], locale),
    ),
    said(
      m.statements_entry_dismissed_because,
      32,
      (row) => row.reason ?? (row.returnReason && bankReasonText(row.returnReason, locale)),
    ),
  ]
}
