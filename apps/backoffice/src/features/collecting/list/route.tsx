import { money, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { keepPreviousData } from '@tanstack/solid-query'
import { getRouteApi, useNavigate } from '@tanstack/solid-router'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useQuery } from '../../../api/use-query.ts'
import { itemsOf } from '../../../lists/address.ts'
import { ListView } from '../../../lists/list-view.tsx'
import { useChangedIds } from '../../../lists/use-changed-ids.ts'
import { Page } from '../../../shell/page.tsx'
import { optionsQuery } from '../../financing/options.ts'
import type { Row } from '../row.ts'
import { Ages } from './ages.tsx'
import { address, filterOfAges, type OverdueSearch } from './search.ts'
import { useOverdueList } from './use-overdue-list.tsx'

const PaymentDialog = lazy(() => import('../payment/payment-dialog.tsx'))
const LinkDialog = lazy(() => import('../link-dialog.tsx'))
const route = getRouteApi('/shell/overdue')

/** What should have been paid and was not, by age; from here it is charged, or the shopper is sent the way to pay it. */
export default function Overdue() {
  const navigate = useNavigate()
  const search = route.useSearch()
  const options = useQuery(optionsQuery)
  const [taking, setTaking] = createSignal<Row>()
  const [linking, setLinking] = createSignal<Row>()
  const setSearch = (next: OverdueSearch, replace = false) => void navigate({ to: '/overdue', search: next, replace })
  const ages = useQuery(() => ({
    ...api.payments.overdueAges.queryOptions(filterOfAges(search())),
    placeholderData: keepPreviousData,
  }))
  const list = useOverdueList({
    search,
    onSearch: setSearch,
    options: () => (options.isSuccess ? options.data : undefined),
    onOpen: ({ orderId }) =>
      void navigate({ to: '/orders/$id', params: { id: orderId }, search: { tab: 'disbursement' } }),
    onTake: setTaking,
    onSendLink: setLinking,
  })
  // Rows are instalments, and their charges are logged on their orders.
  useChangedIds(['order', 'customer'], async () => void (await list.query.refetch()))
  const total = () => {
    const counted = ages.data ?? []
    const count = counted.reduce((sum, each) => sum + each.count, 0)
    return count > 0 ? { count, cents: counted.reduce((sum, each) => sum + each.amountCents, 0) } : undefined
  }
  return (
    <Page
      title={m.collecting_title()}
      fill
      help={[m.collecting_help_what(), m.collecting_help_standing(), m.collecting_help_deeds()]}
      beside={
        <Show when={total()}>
          {(all) => (
            <span class="text-muted tabular-nums">
              {m.collecting_total({ count: wholeNumber(all().count), amount: money(all().cents) })}
            </span>
          )}
        </Show>
      }
    >
      <ListView
        list={list}
        above={
          <Show when={ages.data}>
            {(counted) => (
              <Ages
                ages={counted()}
                shown={itemsOf(search().age)}
                onToggle={(age) => setSearch(address.toggled(search(), 'age', age), true)}
              />
            )}
          </Show>
        }
      />
      <Suspense>
        <Show when={taking()} keyed>
          {(row) => (
            <PaymentDialog
              order={{ id: row.orderId, reference: row.reference }}
              purpose="instalment"
              instalmentId={row.id}
              onClose={() => setTaking(undefined)}
            />
          )}
        </Show>
        <Show when={linking()} keyed>
          {(row) => (
            <LinkDialog
              order={{ id: row.orderId, reference: row.reference, customerName: row.customerName, phone: row.phone }}
              onClose={() => setLinking(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </Page>
  )
}
