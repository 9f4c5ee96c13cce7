import { isShortWithPhones } from '@cauce/domain/search'
import { m } from '@cauce/i18n/messages'
import Truck from 'lucide-solid/icons/truck'
import { api } from '../../../api/api.ts'
import { createList } from '../../../lists/create-list.ts'
import { useSession } from '../../../session/session.tsx'
import type { Options } from '../../financing/row.ts'
import type { Row } from '../row.ts'
import { orderCard, orderColumns } from './columns.tsx'
import { EmptyOrders } from './empty-list.tsx'
import { orderFilters } from './filters.ts'
import { address, filterOf, type OrderSearch } from './search.ts'

/** The list of orders, declared. */
export function useOrderList(page: {
  search: () => OrderSearch
  onSearch: (next: OrderSearch, replace: boolean) => void
  options: () => Options | undefined
  onOpen: (row: Row) => void
  onShip: (ids: readonly string[]) => void
}) {
  const session = useSession()
  const filter = () => filterOf(page.search())
  const facts = {
    options: page.options,
    everyMerchant: session.me().merchant === null,
    onSwitched: () => void list.query.refetch(),
  }
  const ships = session.can('orders.ship')
  const { views, saveView, removeView } = api.orders
  const list = createList<Row, OrderSearch>({
    name: 'order',
    label: m.orders_list_title,
    address,
    search: page.search,
    onSearch: page.onSearch,
    source: {
      key: () => [['orders', 'list'], filter()],
      read: (asked, signal) => api.orders.list.ask({ ...filter(), ...asked }, signal),
      readOne: (id) => api.orders.get.ask({ id }),
      subjectKind: 'order',
    },
    columns: () => orderColumns(facts),
    card: (row) => orderCard(row, facts),
    tallCards: true,
    rowName: (row) => `${row.reference}, ${row.customerName}`,
    onOpen: page.onOpen,
    filters: () => orderFilters(page.options),
    searchFor: m.financing_search_placeholder,
    shortSearch: { isShort: isShortWithPhones, text: m.financing_search_short },
    deeds: () =>
      ships
        ? [
            {
              key: 's',
              label: m.orders_ship,
              icon: () => <Truck class="size-4" aria-hidden="true" />,
              refusal: shipRefusal,
              onAct: (row) => page.onShip([row.id]),
            },
          ]
        : [],
    bulk: () =>
      ships
        ? [{ label: m.orders_ship_many(), icon: <Truck class="size-4" aria-hidden="true" />, onAct: page.onShip }]
        : [],
    empty: () => <EmptyOrders />,
    views: { read: views.queryOptions(undefined), save: saveView.act, remove: removeView.act },
    export: session.can('orders.export')
      ? { path: '/exports/orders', asked: (columns) => ({ filter: filter(), columns }) }
      : undefined,
  })
  return list
}

/** Why nothing of it is to be shipped. */
export function shipRefusal(row: Row | undefined): string | undefined {
  if (row?.state === 'cancelled') return m.orders_ship_refused_cancelled()
  return row?.shipment === 'shipped' ? m.orders_ship_refused_shipped() : undefined
}
