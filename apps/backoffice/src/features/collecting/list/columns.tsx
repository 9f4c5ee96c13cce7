import type { OverdueColumn } from '@cauce/domain/payments/overdue'
import { declineText } from '@cauce/i18n/decline-words'
import { date, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { Link } from '@tanstack/solid-router'
import type { Card, Column } from '../../../lists/declaration.ts'
import { TwoLines } from '../../../lists/two-lines.tsx'
import { phoneText } from '../../../phone-text.ts'
import type { Row } from '../row.ts'
import { Standing } from '../standing.tsx'

/** The file has every column of the list: one that it does not know does not compile. */
type ListColumn = Column<Row> & { id: OverdueColumn }

const refusalText = ({ declineCode }: Row): string => (declineCode === null ? '' : declineText(declineCode))

const merchant: ListColumn = {
  ...{
    id: 'merchant',
    name: m.collecting_column_merchant,
    optional: 'shown',
    wideOnly: true,
    class: 'max-w-40 truncate',
  },
  cell: (row) => row.merchantName,
}

/** A merchant's own people need not read whose it is. */
export const columns = (ofSeveral: boolean): ListColumn[] => [
  {
    ...{ id: 'days', name: m.collecting_column_days, sort: null, right: true, class: 'font-medium tabular-nums' },
    cell: (row) => wholeNumber(row.daysOverdue),
  },
  {
    ...{ id: 'due', name: m.collecting_column_due, optional: 'hidden', class: 'text-muted tabular-nums' },
    cell: (row) => date(row.dueOn),
  },
  ...(ofSeveral ? [merchant] : []),
  {
    id: 'reference',
    name: m.collecting_column_reference,
    class: 'max-w-48 truncate',
    cell: (row) => (
      <Link
        to="/orders/$id"
        params={{ id: row.orderId }}
        search={{ tab: 'disbursement' }}
        class={`${linkClass} font-medium`}
        tabIndex={-1}
      >
        {row.reference}
      </Link>
    ),
  },
  {
    ...{ id: 'customer', name: m.collecting_column_customer, class: 'max-w-48 truncate' },
    cell: (row) => <span title={row.customerName}>{row.customerName}</span>,
  },
  {
    ...{
      id: 'phone',
      name: m.collecting_column_phone,
      optional: ofSeveral ? 'hidden' : 'shown',
      class: 'tabular-nums',
    },
    cell: (row) => (
      <a class={linkClass} href={`tel:${row.phone}`} tabIndex={-1} onClick={(event) => event.stopPropagation()}>
        {phoneText(row.phone)}
      </a>
    ),
  },
  {
    ...{ id: 'centre', name: m.collecting_column_centre, optional: 'hidden', class: 'max-w-40 truncate' },
    cell: (row) => row.centreName,
  },
  {
    ...{ id: 'instalment', name: m.collecting_column_instalment, optional: 'hidden', right: true },
    cell: (row) => `${row.number}.`,
  },
  {
    ...{ id: 'tries', name: m.collecting_column_tries, optional: 'shown', right: true },
    cell: (row) => wholeNumber(row.tries),
  },
  {
    ...{ id: 'refusal', name: m.collecting_column_refusal, optional: 'shown' },
    cell: (row) => <TwoLines text={refusalText(row)} class="w-40" />,
  },
  {
    ...{ id: 'standing', name: m.collecting_column_standing, fill: true },
    cell: (row) => <Standing of={row} />,
  },
  {
    ...{ id: 'amount', name: m.collecting_column_amount, sort: 'amount', right: true, class: 'font-medium' },
    cell: (row) => <Money cents={row.amountCents} />,
  },
]

/** On a phone: who and how much, then what happens to it, of which order, and for how long. */
export const overdueCard = (row: Row): Card => ({
  title: row.customerName,
  text: refusalText(row),
  amount: <Money cents={row.amountCents} class="font-medium" />,
  below: (
    <>
      <Standing of={row} />
      <span class="min-w-0 grow truncate text-right">{row.reference}</span>
    </>
  ),
  at: m.collecting_days({ count: row.daysOverdue }),
})
