import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { amount, type Column, text } from '../workbooks/cells.ts'
import type { WrittenFile } from '../workbooks/file.ts'
import { type TableForm, tableFile } from '../workbooks/table-file.ts'
import { grossCents, type PaidOrder, payableCents } from './payment.ts'

/** The orders of a daily payment as a file to download, from batches of them; its sums are those of the payment's report. */
export const paymentOrdersFile = (
  batches: AsyncIterable<readonly PaidOrder[]>,
  { format, locale, today }: Pick<TableForm<never>, 'format' | 'locale' | 'today'>,
): WrittenFile =>
  tableFile(m.disbursement_title_orders({}, { locale }), columnsIn(locale), batches, { format, locale, today })

const columnsIn = (locale: Locale): Column<PaidOrder>[] => [
  { header: m.disbursement_order({}, { locale }), widthCharacters: 18, cell: (order) => text(order.reference) },
  { header: m.disbursement_customer({}, { locale }), widthCharacters: 30, cell: (order) => text(order.customerName) },
  money(m.disbursement_shipped({}, { locale }), (order) => order.shippedCents),
  money(m.disbursement_returned({}, { locale }), (order) => order.returnedCents),
  money(m.disbursement_gross({}, { locale }), grossCents),
  money(m.disbursement_commission({}, { locale }), (order) => order.commissionNetCents),
  money(m.disbursement_vat({}, { locale }), (order) => order.commissionVatCents),
  money(m.disbursement_payout({}, { locale }), payableCents),
]

const money = (header: string, cents: (order: PaidOrder) => number): Column<PaidOrder> => ({
  ...{ header, widthCharacters: 14 },
  cell: (order) => amount(cents(order)),
})
