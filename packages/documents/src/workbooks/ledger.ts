import type { LedgerFact } from '@cauce/domain/ledger/facts'
import { entryText, ledgerAccountWords } from '@cauce/i18n/ledger-words'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { wordOf } from '@cauce/i18n/words'
import { amount, type Column, instant, text } from './cells.ts'
import type { WrittenFile } from './file.ts'
import { type TableForm, tableFile } from './table-file.ts'

/** An account over a period, as it is written into a file; balances in cents, debits positive. */
export type ExportedBalance = {
  account: string
  openingCents: number
  debitCents: number
  creditCents: number
  balanceCents: number
}

/** An entry as it is written into a file. The instant is ISO; postings in cents, debits positive. */
export type ExportedEntry = {
  id: string
  postedAt: string
  merchantName: string
  fact: LedgerFact
  order: { reference: string } | null
  payment: { number: string } | null
  postings: readonly { account: string; amountCents: number }[]
}

type Form = Omit<TableForm<never>, 'columns'>

/** A trial balance as a file to download. */
export const balancesFile = (
  batches: AsyncIterable<readonly ExportedBalance[]>,
  { format, locale, today }: Form,
): WrittenFile => {
  const title = `${m.ledger_title({}, { locale })} ${m.ledger_tab_balance({}, { locale })}`
  return tableFile(title, balanceColumns(locale), batches, { format, locale, today })
}

const balanceColumns = (locale: Locale): Column<ExportedBalance>[] => [
  column(m.ledger_column_account({}, { locale }), 28, (row) => text(accountName(row.account, locale))),
  money(m.ledger_column_opening({}, { locale }), (row) => row.openingCents),
  money(m.ledger_column_debit({}, { locale }), (row) => row.debitCents),
  money(m.ledger_column_credit({}, { locale }), (row) => row.creditCents),
  money(m.ledger_column_balance({}, { locale }), (row) => row.balanceCents),
]

/** Entries as a file to download, a row for each posting; its debits and its credits have the same sum. */
export const entriesFile = (
  batches: AsyncIterable<readonly ExportedEntry[]>,
  { format, locale, timeZone, today }: Form,
): WrittenFile =>
  tableFile(m.ledger_tab_entries({}, { locale }), entryColumns(locale, timeZone), postingsOf(batches), {
    ...{ format, locale, today },
  })

type Line = { entry: ExportedEntry; account: string; amountCents: number }

async function* postingsOf(batches: AsyncIterable<readonly ExportedEntry[]>): AsyncGenerator<Line[]> {
  for await (const batch of batches)
    yield batch.flatMap((entry) => entry.postings.map((posting) => ({ entry, ...posting })))
}

const entryColumns = (locale: Locale, timeZone: string): Column<Line>[] => [
  column(m.ledger_column_at({}, { locale }), 17, ({ entry }) => instant(entry.postedAt, timeZone)),
  column(m.ledger_entry_title({}, { locale }), 38, ({ entry }) => text(entry.id)),
  column(m.ledger_column_what({}, { locale }), 40, ({ entry }) => text(entryText(entry.fact, locale))),
  column(m.ledger_column_merchant({}, { locale }), 24, ({ entry }) => text(entry.merchantName)),
  column(m.ledger_column_order({}, { locale }), 18, ({ entry }) => text(entry.order?.reference ?? '')),
  column(m.ledger_column_payment({}, { locale }), 18, ({ entry }) => text(entry.payment?.number ?? '')),
  column(m.ledger_column_account({}, { locale }), 28, ({ account }) => text(accountName(account, locale))),
  money(m.ledger_column_debit({}, { locale }), ({ amountCents }) => Math.max(0, amountCents)),
  money(m.ledger_column_credit({}, { locale }), ({ amountCents }) => Math.max(0, -amountCents)),
]

const accountName = (account: string, locale: Locale): string => wordOf(ledgerAccountWords, account, locale) ?? account

const column = <Row>(header: string, widthCharacters: number, cell: Column<Row>['cell']): Column<Row> => ({
  ...{ header, widthCharacters, cell },
})

const money = <Row>(header: string, cents: (row: Row) => number): Column<Row> =>
  column(header, 16, (row) => amount(cents(row)))
