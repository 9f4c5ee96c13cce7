import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { StateBadge } from '@cauce/ui/state-badge'
import { Show } from 'solid-js'
import type { Card, Column } from '../../../lists/declaration.ts'
import { taxName } from '../../cart/line-text.ts'
import type { Options } from '../../financing/row.ts'
import { endText } from '../end-text.ts'
import type { Row } from '../row.ts'

export type ColumnFacts = {
  options: () => Options | undefined
  /** Whose centre it is says something only to those who see several. */
  severalCentres: () => boolean
  everyMerchant: boolean
}

const nameIn = (list: readonly { id: string; name: string }[] | undefined, id: string) =>
  list?.find((each) => each.id === id)?.name ?? ''

export const serviceColumns = ({ options, severalCentres, everyMerchant }: ColumnFacts): Column<Row>[] => [
  {
    id: 'reference',
    name: m.catalogue_column_reference,
    sort: 'reference',
    class: 'max-w-56 truncate font-medium max-xl:max-w-40',
    cell: (row) => <span title={row.reference}>{row.reference}</span>,
  },
  {
    id: 'name',
    name: m.catalogue_column_name,
    sort: 'name',
    fill: true,
    cell: (row) => <span title={row.name}>{row.name}</span>,
  },
  ...(everyMerchant
    ? [
        {
          id: 'merchant',
          name: m.catalogue_column_merchant,
          optional: 'shown' as const,
          class: 'max-w-40 truncate',
          cell: (row: Row) => nameIn(options()?.merchants, row.merchantId),
        },
      ]
    : []),
  ...(severalCentres()
    ? [
        {
          id: 'centre',
          name: m.catalogue_centre,
          optional: 'shown' as const,
          class: 'max-w-40 truncate',
          cell: (row: Row) => nameIn(options()?.centres, row.centreId),
        },
      ]
    : []),
  {
    id: 'price',
    name: m.catalogue_column_price,
    sort: 'price',
    right: true,
    cell: (row) => <Money cents={row.priceCents} />,
  },
  { id: 'end', name: m.catalogue_column_end, cell: (row) => <ServiceEnd row={row} /> },
  {
    id: 'tax',
    name: m.catalogue_column_tax,
    optional: 'shown',
    class: 'max-w-40 truncate',
    cell: (row) => <Tax row={row} />,
  },
  {
    id: 'updated',
    name: m.catalogue_column_updated,
    sort: 'updated',
    optional: 'hidden',
    class: 'text-muted',
    cell: (row) => <RelativeTime at={row.updatedAt} />,
  },
]

function Tax(props: { row: Row }) {
  return (
    <Show when={props.row.taxTreatment} fallback={<span class="text-muted">{m.catalogue_tax_of_centre()}</span>}>
      {(treatment) => taxName(treatment())}
    </Show>
  )
}

/** A service that ended is marked: it is sold no more. */
function ServiceEnd(props: { row: Row }) {
  return (
    <Show when={props.row.ended} fallback={endText(props.row)}>
      <StateBadge meaning="ended">{endText(props.row)}</StateBadge>
    </Show>
  )
}

/** On a phone: reference and price, then until when, and where or how it is taxed. */
export const serviceCard = (row: Row, { options, severalCentres }: ColumnFacts): Card => ({
  title: row.reference,
  text: row.name,
  amount: <Money cents={row.priceCents} class="font-medium" />,
  below: (
    <span>
      <ServiceEnd row={row} />
    </span>
  ),
  at: (
    <span class="truncate">
      <Show when={severalCentres()} fallback={<Tax row={row} />}>
        {nameIn(options()?.centres, row.centreId)}
      </Show>
    </span>
  ),
})
