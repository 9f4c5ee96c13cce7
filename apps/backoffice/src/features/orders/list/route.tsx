import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { getRouteApi, Link, useNavigate } from '@tanstack/solid-router'
import Upload from 'lucide-solid/icons/upload'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { useQuery } from '../../../api/use-query.ts'
import { ListView } from '../../../lists/list-view.tsx'
import { useSession } from '../../../session/session.tsx'
import { Page } from '../../../shell/page.tsx'
import { optionsQuery } from '../../financing/options.ts'
import { shipRefusal, useOrderList } from './use-order-list.tsx'

const ShipDialog = lazy(() => import('./ship-dialog.tsx'))
const route = getRouteApi('/shell/orders')

/** Every order that was confirmed, with what was shipped, returned, paid and disbursed of it. */
export default function OrderList() {
  const navigate = useNavigate()
  const session = useSession()
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
      actions={
        <Show when={session.can('orders.ship')}>
          <Link to="/orders/shipments" class={buttonClass()}>
            <Upload class="size-4" aria-hidden="true" />
            {m.shipments_open()}
          </Link>
        </Show>
      }
      help={[m.orders_help_what(), m.orders_help_ship(), m.orders_help_disbursed(), m.orders_help_automatic()]}
    >
      <ListView list={list} />
      <Suspense>
        <Show when={shipping()} keyed>
          {(ids) => {
            const rowOf = (id: string) => list.rows().find((row) => row.id === id)
            const chosen = ids.map((id) => ({ id, reason: shipRefusal(rowOf(id)) }))
            return (
              <ShipDialog
                ids={chosen.filter(({ reason }) => reason === undefined).map(({ id }) => id)}
                leftOut={chosen.flatMap(({ id, reason }) => (reason === undefined ? [] : [{ id, reason }]))}
                referenceOf={(id) => rowOf(id)?.reference ?? id}
                onClose={() => setShipping(undefined)}
                onShipped={() => {
                  list.selectAll(false)
                  void list.query.refetch()
                }}
              />
            )
          }}
        </Show>
      </Suspense>
    </Page>
  )
}
