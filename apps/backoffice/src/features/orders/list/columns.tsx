import type { OrderColumn } from '@cauce/domain/orders/filter'
import { m } from '@cauce/i18n/messages'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Link } from '@tanstack/solid-router'
import type { Card, Column } from '../../../lists/declaration.ts'
import { phoneText } from '../../../phone-text.ts'
import type { Options } from '../../financing/row.ts'
import type { Row } from '../row.ts'
import { OrderStanding } from '../state.tsx'
import { orderStateName, returnsName } from '../state-text.ts'
import { AutomaticPayments } from './automatic-payments.tsx'

export type ColumnFacts = {
  options: () => Options | undefined
  everyMerchant: boolean
  /** The customer's switch was moved: every row of theirs shows it. */
  onSwitched: () => void
}

/** The file has every column of the list: one that it does not know does not compile. */
type ListColumn = Column<Row> & { id: OrderColumn }

const nameIn = (list: readonly { id: string; name: string }[] | undefined, id: string) =>
  list?.find((each) => each.id === id)?.name ?? ''

export const orderColumns = ({ options, everyMerchant, onSwitched }: ColumnFacts): ListColumn[] => [
  {
    id: 'confirmed',
    name: m.orders_column_confirmed,
    sort: null,
    class: 'text-muted max-xl:text-sm',
    cell: (row) => <RelativeTime at={row.confirmedAt} />,
  },
  ...(everyMerchant ? [merchantColumn(options)] : []),
  {
    id: 'reference',
    name: m.orders_column_reference,
    class: 'max-w-48 truncate',
    cell: (row) => (
      <Link to="/orders/$id" params={{ id: row.id }} class={`${linkClass} font-medium`} tabIndex={-1} preload="intent">
        {row.reference}
      </Link>
    ),
  },
  {
    id: 'customer',
    name: m.orders_column_customer,
    class: 'max-w-56 truncate max-xl:max-w-28',
    cell: (row) => <span title={row.customerName}>{row.customerName}</span>,
  },
  {
    id: 'phone',
    name: m.orders_column_phone,
    optional: 'hidden',
    class: 'tabular-nums max-xl:text-sm',
    cell: (row) => phoneText(row.phone, options()?.merchant?.country),
  },
  {
    id: 'shipment',
    name: m.orders_column_shipment,
    fill: true,
    cell: (row, tight) => <OrderStanding of={row} brief={tight} />,
  },
  { id: 'state', name: m.orders_column_state, optional: 'hidden', cell: (row) => orderStateName(row.state) },
  { id: 'returns', name: m.orders_column_returns, optional: 'hidden', cell: (row) => returnsName(row.returns) },
  {
    id: 'centre',
    name: m.orders_column_centre,
    optional: 'hidden',
    class: 'max-w-40 truncate',
    cell: (row) => nameIn(options()?.centres, row.centreId),
  },
  {
    id: 'automatic',
    name: m.orders_column_automatic,
    optional: 'hidden',
    cell: (row) => <AutomaticPayments row={row} onSwitched={onSwitched} />,
  },
  {
    id: 'instalments',
    name: m.orders_column_instalments,
    optional: 'shown',
    right: true,
    class: 'tabular-nums',
    cell: (row) => row.instalments,
  },
  {
    id: 'paid',
    name: m.orders_column_paid,
    optional: 'shown',
    right: true,
    cell: (row) => <Money cents={row.paidCents - row.refundedCents} />,
  },
  {
    id: 'disbursed',
    name: m.orders_column_disbursed,
    optional: 'shown',
    right: true,
    cell: (row) => <Money cents={row.disbursedCents} />,
  },
  {
    id: 'amount',
    name: m.orders_column_amount,
    sort: 'amount',
    right: true,
    cell: (row) => <Money cents={row.totalCents} />,
  },
]

const merchantColumn = (options: ColumnFacts['options']): ListColumn => ({
  id: 'merchant',
  name: m.orders_column_merchant,
  optional: 'shown',
  class: 'max-w-40 truncate max-xl:max-w-28',
  cell: (row) => nameIn(options()?.merchants, row.merchantId),
})

/** On a phone: what, who and how much, then where it stands and since when. */
export const orderCard = (row: Row, { options, everyMerchant }: ColumnFacts): Card => ({
  title: row.reference,
  text: row.customerName,
  amount: <Money cents={row.totalCents} class="font-medium" />,
  below: (
    <>
      <OrderStanding of={row} />
      {everyMerchant && (
        <span class="min-w-0 grow truncate text-right">{nameIn(options()?.merchants, row.merchantId)}</span>
      )}
    </>
  ),
  at: <RelativeTime at={row.confirmedAt} />,
})
