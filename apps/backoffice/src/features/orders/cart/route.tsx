import { m } from '@cauce/i18n/messages'
import { LoadingRegion, Skeleton } from '@cauce/ui/skeleton'
import { getRouteApi } from '@tanstack/solid-router'
import { Match, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { NotFoundPage } from '../../../shell/not-found-page.tsx'
import { Page } from '../../../shell/page.tsx'
import { Editor } from './editor.tsx'

const route = getRouteApi('/shell/orders/$id/cart')

/** The cart of an order as a working copy: nothing holds until it is saved. */
export default function CartPage() {
  const id = () => route.useParams()().id
  const order = useQuery(() => api.orders.get.queryOptions({ id: id() }))
  const known = () => (order.isSuccess ? order.data : undefined)
  const isMissing = () =>
    (order.isError && ['not-found', 'bad-input'].includes(failureOf(order.error).code)) ||
    known()?.state === 'cancelled'
  return (
    <Switch
      fallback={
        <Page title={m.orders_edit_cart()}>
          <LoadingRegion>
            <Skeleton class="h-64 w-full" />
          </LoadingRegion>
        </Page>
      }
    >
      <Match when={isMissing()}>
        <NotFoundPage />
      </Match>
      <Match when={known()}>{(found) => <Editor order={found()} />}</Match>
      <Match when={order.isError}>
        <Page title={m.orders_edit_cart()}>
          <QueryFailed of={order} />
        </Page>
      </Match>
    </Switch>
  )
}
