import { date, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { Link } from '@tanstack/solid-router'
import type { Column } from '../../../lists/declaration.ts'
import type { Row } from '../row.ts'
import { PaymentState } from '../state.tsx'

const merchant: Column<Row> = {
  ...{ id: 'merchant', name: m.payouts_column_merchant, class: 'max-w-64 truncate' },
  cell: (row) => row.merchantName,
}

/** One row per daily payment. A merchant's own people need not read whose it is. */
export const columns = (ofSeveral: boolean): Column<Row>[] => [
  { id: 'day', name: m.payouts_column_day, class: 'tabular-nums', cell: (row) => date(row.day) },
  ...(ofSeveral ? [merchant] : []),
  {
    ...{ id: 'number', name: m.payouts_column_number },
    cell: (row) => (
      <Link to="/disbursements/$id" params={{ id: row.id }} class={`${linkClass} font-medium`} tabIndex={-1}>
        {row.number}
      </Link>
    ),
  },
  {
    ...{ id: 'orders', name: m.payouts_column_orders, right: true, optional: 'shown' },
    cell: (row) => wholeNumber(row.orders),
  },
  {
    ...{ id: 'gross', name: m.payouts_column_gross, right: true, optional: 'shown', wideOnly: true },
    cell: (row) => <Money cents={row.grossCents} />,
  },
  { id: 'fees', name: m.payouts_column_fees, right: true, cell: (row) => <Money cents={row.feesCents} /> },
  {
    ...{ id: 'paid', name: m.payouts_column_paid, right: true, class: 'font-medium' },
    cell: (row) => <Money cents={row.paidCents} />,
  },
  { id: 'state', name: m.payouts_column_state, fill: true, cell: (row) => <PaymentState of={row} /> },
]
