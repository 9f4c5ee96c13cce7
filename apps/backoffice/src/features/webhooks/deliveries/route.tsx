import { m } from '@cauce/i18n/messages'
import { getRouteApi, useNavigate } from '@tanstack/solid-router'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useQuery } from '../../../api/use-query.ts'
import { ListView } from '../../../lists/list-view.tsx'
import { Page } from '../../../shell/page.tsx'
import { useDeliveryList } from './use-delivery-list.tsx'

const DeliveryDialog = lazy(() => import('./delivery-dialog.tsx'))
const route = getRouteApi('/shell/hooks/deliveries')

/** What was sent where, and how it went. */
export default function Deliveries() {
  const navigate = useNavigate()
  const search = route.useSearch()
  const [id, setId] = createSignal<string>()
  const list = useDeliveryList({
    search,
    onSearch: (next, replace) => void navigate({ to: '/hooks/deliveries', search: next, replace }),
    onOpen: (row) => setId(row.id),
  })
  const terms = useQuery(() => api.webhooks.terms.queryOptions())
  const kept = () => (terms.data ? [m.webhooks_kept({ days: terms.data.keptDays })] : [])
  return (
    <Page
      title={m.webhooks_deliveries()}
      fill
      help={[m.webhooks_deliveries_help(), m.webhooks_help_retries(), ...kept()]}
    >
      <ListView list={list} />
      <Suspense>
        <Show when={id()} keyed>
          {(shown) => <DeliveryDialog id={shown} onClose={() => setId(undefined)} />}
        </Show>
      </Suspense>
    </Page>
  )
}
