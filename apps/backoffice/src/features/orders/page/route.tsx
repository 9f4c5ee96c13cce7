import { m } from '@cauce/i18n/messages'
import { LoadingRegion, Skeleton } from '@cauce/ui/skeleton'
import { Tabs } from '@cauce/ui/tabs'
import { useQueryClient } from '@tanstack/solid-query'
import { getRouteApi, useNavigate } from '@tanstack/solid-router'
import { Match, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { useLiveChanges } from '../../../api/live-changes.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { NotFoundPage } from '../../../shell/not-found-page.tsx'
import { Page } from '../../../shell/page.tsx'
import { Story } from '../../financing/page/story.tsx'
import type { Details } from '../row.ts'
import { CartVersions } from './cart-versions.tsx'
import { Charges } from './charges.tsx'
import { CustomerBox } from './customer-box.tsx'
import { Deeds } from './deeds.tsx'
import { Disbursements } from './disbursements.tsx'
import { Head } from './head.tsx'
import { LedgerLink } from './ledger-link.tsx'
import { Lines } from './lines.tsx'
import { Plan } from './plan.tsx'
import { Refunds } from './refunds.tsx'

const route = getRouteApi('/shell/orders/$id')

/** One order: what stands, what is in it, what was paid and disbursed of it, and how it came to this. */
export default function OrderPage() {
  const id = () => route.useParams()().id
  const order = useQuery(() => api.orders.get.queryOptions({ id: id() }))
  // Asked for while it is on its way, it would hold back also the way back to the list.
  const known = () => (order.isSuccess ? order.data : undefined)
  const queryClient = useQueryClient()
  // A message's delivery is logged on the message, which does not name its order.
  useLiveChanges('message', () => void queryClient.invalidateQueries({ queryKey: api.orders.timeline.key() }))
  return (
    <Switch
      fallback={
        <Page title={m.orders_page_title()}>
          <LoadingRegion>
            <Skeleton class="mb-4 h-16 w-full" />
            <Skeleton class="h-64 w-full" />
          </LoadingRegion>
        </Page>
      }
    >
      <Match when={known()}>{(found) => <Found order={found()} />}</Match>
      <Match when={order.isError && ['not-found', 'bad-input'].includes(failureOf(order.error).code)}>
        <NotFoundPage />
      </Match>
      <Match when={order.isError}>
        <Page title={m.orders_page_title()}>
          <QueryFailed of={order} />
        </Page>
      </Match>
    </Switch>
  )
}

function Found(props: { order: Details }) {
  const navigate = useNavigate()
  const search = route.useSearch()
  const show = (tab: string) =>
    void navigate({
      to: '/orders/$id',
      params: { id: props.order.id },
      search: tab === 'disbursement' || tab === 'history' ? { tab } : {},
      replace: true,
    })
  return (
    <Page
      title={props.order.reference}
      help={[m.orders_page_help_edit(), m.orders_page_help_return(), m.orders_page_help_disbursement()]}
      actions={
        <>
          <LedgerLink order={props.order} />
          <Deeds order={props.order} />
        </>
      }
    >
      <Head order={props.order} />
      <div class="mt-4">
        <Tabs
          label={props.order.reference}
          value={search().tab ?? 'order'}
          onChange={show}
          tabs={[
            { value: 'order', label: m.orders_tab_order(), content: <Order order={props.order} /> },
            { value: 'disbursement', label: m.orders_tab_disbursement(), content: <Money order={props.order} /> },
            { value: 'history', label: m.orders_tab_history(), content: <Story of="orders" id={props.order.id} /> },
          ]}
        />
      </div>
    </Page>
  )
}

const Order = (props: { order: Details }) => (
  <div class="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
    <div class="grid min-w-0 gap-4">
      <Lines order={props.order} />
      <CartVersions order={props.order} />
    </div>
    <CustomerBox order={props.order} />
  </div>
)

const Money = (props: { order: Details }) => (
  <div class="grid items-start gap-4 xl:grid-cols-2">
    <Plan order={props.order} />
    <div class="grid min-w-0 gap-4">
      <Disbursements order={props.order} />
      <Refunds order={props.order} />
      <Charges order={props.order} />
    </div>
  </div>
)
