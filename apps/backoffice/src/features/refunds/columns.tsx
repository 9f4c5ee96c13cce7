import { date, money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { refundCauseWords } from '@cauce/i18n/refund-words'
import { word } from '@cauce/i18n/words'
import { Money } from '@cauce/ui/money'
import type { Card, Column } from '../../lists/declaration.ts'
import { phoneText } from '../../phone-text.ts'
import type { Row } from './row.ts'

const causeName = (cause: Row['cause']): string => word(refundCauseWords[cause])

export const columns: Column<Row>[] = [
  { id: 'due', name: m.refunds_column_due, class: 'tabular-nums', cell: (row) => date(row.dueOn) },
  { id: 'number', name: m.refunds_column_number, class: 'font-medium', cell: (row) => row.number },
  { id: 'order', name: m.refunds_column_order, cell: (row) => row.reference },
  {
    ...{ id: 'customer', name: m.refunds_column_customer, fill: true, class: 'max-w-64 truncate' },
    cell: (row) => row.customerName,
  },
  {
    ...{ id: 'contact', name: m.refunds_column_contact, optional: 'shown' },
    cell: (row) => (
      <span class="block max-w-72 leading-4" title={row.email}>
        <span class="block tabular-nums">{phoneText(row.phone)}</span>
        <span class="block truncate text-muted text-sm leading-4">{row.email}</span>
      </span>
    ),
  },
  {
    ...{
      id: 'merchant',
      name: m.refunds_column_merchant,
      optional: 'shown',
      class: 'max-w-48 truncate',
      wideOnly: true,
    },
    cell: (row) => row.merchantName,
  },
  { id: 'cause', name: m.refunds_column_cause, optional: 'shown', wideOnly: true, cell: (row) => causeName(row.cause) },
  {
    ...{ id: 'amount', name: m.refunds_column_amount, right: true, class: 'font-medium' },
    cell: (row) => <Money cents={row.toTransferCents} />,
  },
]

export const refundCard = (row: Row): Card => ({
  title: row.customerName,
  amount: money(row.toTransferCents),
  below: (
    <>
      <span class="tabular-nums">{phoneText(row.phone)}</span>
      <span class="min-w-0 grow truncate text-right">{row.reference}</span>
    </>
  ),
  at: date(row.dueOn),
})
