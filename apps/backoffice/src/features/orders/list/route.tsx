import { m } from '@cauce/i18n/messages'
import { getRouteApi, useNavigate } from '@tanstack/solid-router'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { useQuery } from '../../../api/use-query.ts'
import { ListView } from '../../../lists/list-view.tsx'
import { Page } from '../../../shell/page.tsx'
import { optionsQuery } from '../../financing/options.ts'
import { useOrderList } from './use-order-list.tsx'

const ShipDialog = lazy(() => import('./ship-dialog.tsx'))
const route = getRouteApi('/shell/orders')

/** Every order that was confirmed, with what was shipped, returned, paid and disbursed of it. */
export default function OrderList() {
  const navigate = useNavigate()
  const search = route.useSearch()
  const options = useQuery(optionsQuery)
  const [shipping, setShipping] = createSignal<readonly string[]>()
  const list = useOrderList({
    search,
    onSearch: (next, replace) => void navigate({ to: '/orders', search: next, replace }),
    options: () => (options.isSuccess ? options.data : undefined),
    onOpen: ({ id }) => void navigate({ to: '/orders/$id', params: { id } }),
    onShip: setShipping,
  })
  return (
    <Page
      title={m.orders_list_title()}
      fill
      help={[m.orders_help_what(), m.orders_help_ship(), m.orders_help_disbursed(), m.orders_help_automatic()]}
    >
      <ListView list={list} />
      <Suspense>
        <Show when={shipping()} keyed>
          {(ids) => (
            <ShipDialog
              ids={ids}
              referenceOf={(id) => list.rows().find((row) => row.id === id)?.reference ?? id}
              onClose={() => setShipping(undefined)}
              onShipped={() => void list.query.refetch()}
            />
          )}
        </Show>
      </Suspense>
    </Page>
  )
}
