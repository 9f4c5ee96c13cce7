import { date, money, monthName } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'
import type { Card, Column } from '../../lists/declaration.ts'
import type { Row } from './row.ts'

const merchant: Column<Row> = {
  ...{ id: 'merchant', name: m.invoices_column_merchant, class: 'max-w-64 truncate' },
  cell: (row) => row.merchantName,
}

const month = (row: Row): string => monthName(row.month.slice(0, 7))

/** Newest first. A merchant's own people need not read whose it is. */
export const columns = (ofSeveral: boolean): Column<Row>[] => [
  { id: 'issued', name: m.invoices_column_issued, class: 'tabular-nums', cell: (row) => date(row.issuedOn) },
  { id: 'number', name: m.invoices_column_number, class: 'font-medium', cell: (row) => row.number },
  { id: 'month', name: m.invoices_column_month, cell: month },
  ...(ofSeveral ? [merchant] : []),
  {
    ...{ id: 'net', name: m.invoices_column_net, right: true, optional: 'shown', wideOnly: true },
    cell: (row) => <Money cents={row.netCents} />,
  },
  {
    ...{ id: 'vat', name: m.invoices_column_vat, right: true, optional: 'shown', wideOnly: true },
    cell: (row) => <Money cents={row.vatCents} />,
  },
  {
    ...{ id: 'total', name: m.invoices_column_total, right: true, class: 'font-medium' },
    cell: (row) => <Money cents={row.totalCents} />,
  },
  { id: 'state', name: m.invoices_column_state, fill: true, cell: (row) => <InvoiceState of={row} /> },
]

export const invoiceCard = (row: Row, isPlatform: boolean): Card => ({
  title: isPlatform ? row.merchantName : month(row),
  text: isPlatform ? `${row.number} · ${month(row)}` : row.number,
  amount: money(row.totalCents),
  below: <InvoiceState of={row} />,
  at: date(row.issuedOn),
})

function InvoiceState(props: { of: Row }) {
  return (
    <span class="min-w-0" title={props.of.isOutdated ? m.invoices_outdated_text() : stateOf(props.of).text}>
      <StateBadge meaning={stateOf(props.of).meaning}>{stateOf(props.of).text}</StateBadge>
    </span>
  )
}

function stateOf({ corrects, correctedBy, isOutdated }: Row): { meaning: Meaning; text: string } {
  if (corrects !== null) return { meaning: 'ended', text: m.invoices_state_credit_note({ number: corrects }) }
  if (correctedBy !== null) return { meaning: 'ended', text: m.invoices_state_corrected({ number: correctedBy }) }
  if (isOutdated) return { meaning: 'bad', text: m.invoices_state_outdated() }
  return { meaning: 'good', text: m.invoices_state_issued() }
}
