import type { FinancingColumn } from '@cauce/domain/financing/filter'
import { m } from '@cauce/i18n/messages'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Link } from '@tanstack/solid-router'
import type { Card, Column } from '../../../lists/declaration.ts'
import { phoneText } from '../../../phone-text.ts'
import type { Options, Row } from '../row.ts'
import { FinancingState } from '../state.tsx'
import { ArchivedMark } from './archived-mark.tsx'
import type { ListSearch } from './search.ts'

export type ColumnFacts = {
  options: () => Options | undefined
  tab: () => ListSearch['tab']
  /** Whose sale it is says something only to those who see every merchant's. */
  everyMerchant: boolean
}

/** The file has every column of the list: one that it does not know does not compile. */
type ListColumn = Column<Row> & { id: FinancingColumn }

const nameIn = (list: readonly { id: string; name: string }[] | undefined, id: string) =>
  list?.find((each) => each.id === id)?.name ?? ''

export const financingColumns = ({ options, tab, everyMerchant }: ColumnFacts): ListColumn[] => [
  {
    id: 'created',
    name: m.financing_column_created,
    sort: null,
    class: 'text-muted max-xl:text-sm',
    cell: (row) => <RelativeTime at={row.createdAt} />,
  },
  ...(everyMerchant ? [merchantColumn(options)] : []),
  {
    id: 'reference',
    name: m.financing_column_reference,
    class: 'max-w-48 truncate',
    cell: (row) => (
      <>
        <Link
          to="/financings/$id"
          params={{ id: row.id }}
          class={`${linkClass} font-medium`}
          tabIndex={-1}
          preload="intent"
        >
          {row.reference}
        </Link>
        <ArchivedMark row={row} tab={tab()} />
      </>
    ),
  },
  {
    id: 'customer',
    name: m.financing_column_customer,
    class: 'max-w-56 truncate max-xl:max-w-44',
    cell: (row) => <span title={row.customerName}>{row.customerName}</span>,
  },
  {
    id: 'phone',
    name: m.financing_column_phone,
    class: 'tabular-nums max-xl:text-sm',
    cell: (row) => phoneText(row.phone, options()?.merchant?.country),
  },
  {
    id: 'state',
    name: m.financing_column_state,
    fill: true,
    cell: (row, tight) => <FinancingState of={row} brief={tight} />,
  },
  {
    id: 'agent',
    name: m.financing_column_agent,
    optional: 'hidden',
    class: 'max-w-40 truncate',
    cell: (row) => row.agentName,
  },
  {
    id: 'centre',
    name: m.financing_column_centre,
    optional: 'hidden',
    class: 'max-w-40 truncate',
    cell: (row) => nameIn(options()?.centres, row.centreId),
  },
  { id: 'sends', name: m.financing_column_sends, optional: 'hidden', right: true, cell: (row) => row.linkSends },
  {
    id: 'amount',
    name: m.financing_column_amount,
    sort: 'amount',
    right: true,
    cell: (row) => <Money cents={row.totalCents} />,
  },
]

const merchantColumn = (options: ColumnFacts['options']): ListColumn => ({
  id: 'merchant',
  name: m.financing_column_merchant,
  optional: 'shown',
  class: 'max-w-40 truncate max-xl:max-w-28',
  cell: (row) => {
    const name = () => nameIn(options()?.merchants, row.merchantId)
    return <span title={name()}>{name()}</span>
  },
})

/** On a phone: what, who and how much, then what stands and since when. */
export const financingCard = (row: Row, { options, tab, everyMerchant }: ColumnFacts): Card => ({
  title: row.reference,
  text: (
    <span class="flex items-baseline gap-2">
      <span class="min-w-0 grow truncate">
        {row.customerName}
        <ArchivedMark row={row} tab={tab()} />
      </span>
      <span class="max-w-1/2 shrink-0 truncate text-muted text-sm tabular-nums">
        {everyMerchant
          ? nameIn(options()?.merchants, row.merchantId)
          : phoneText(row.phone, options()?.merchant?.country)}
      </span>
    </span>
  ),
  amount: <Money cents={row.totalCents} class="font-medium" />,
  below: <FinancingState of={row} brief />,
  at: <RelativeTime at={row.createdAt} />,
})
