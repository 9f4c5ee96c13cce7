import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { Tabs } from '@cauce/ui/tabs'
import { keepPreviousData } from '@tanstack/solid-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/solid-router'
import Plus from 'lucide-solid/icons/plus'
import { createMemo, createSignal, lazy, Show, Suspense } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useQuery } from '../../../api/use-query.ts'
import { countText } from '../../../lists/count-text.ts'
import { ListView } from '../../../lists/list-view.tsx'
import { useSession } from '../../../session/session.tsx'
import { Page } from '../../../shell/page.tsx'
import { optionsQuery } from '../options.ts'
import type { Row } from '../row.ts'
import { DayPlot } from './day-plot.tsx'
import { address, filterOf, type ListSearch } from './search.ts'
import { useFinancingList } from './use-financing-list.tsx'

const SendSmsDialog = lazy(() => import('../send-sms-dialog.tsx'))
const route = getRouteApi('/shell/financings')

/** The landing page: every financing of one's scope, and what can be done with each. */
export default function FinancingList() {
  const session = useSession()
  const navigate = useNavigate()
  const search = route.useSearch()
  const setSearch = (next: ListSearch, replace = false) => void navigate({ to: '/financings', search: next, replace })
  const filter = createMemo(() => filterOf(search()))
  // Counts that are asked for anew would take the page, and what is being typed into it, off the screen.
  const counts = useQuery(() => ({
    ...api.financings.counts.queryOptions(filter()),
    placeholderData: keepPreviousData,
  }))
  const options = useQuery(optionsQuery)
  const [sending, setSending] = createSignal<Row>()
  const [asking, setAsking] = createSignal(false)
  const list = useFinancingList({
    search,
    onSearch: setSearch,
    options: () => options.data,
    onOpen: ({ id }) => void navigate({ to: '/financings/$id', params: { id } }),
    onSend: (row) => {
      setSending(row)
      setAsking(true)
    },
  })
  const countOf = (tab: 'all' | 'archived' | 'confirmed') => countText(counts.data?.[tab], search().q !== undefined)
  const tabs = () => [
    { value: 'all', label: m.financing_tab_all(), count: countOf('all') },
    { value: 'archived', label: m.financing_tab_archived(), count: countOf('archived') },
    { value: 'confirmed', label: m.financing_tab_finished(), count: countOf('confirmed') },
  ]

  return (
    <Page
      title={m.financing_list_title()}
      fill
      help={[
        m.financing_list_help_tabs(),
        m.financing_list_help_sms(),
        m.financing_list_help_keys(),
        m.financing_list_help_views(),
      ]}
      actions={
        <Show when={session.can('financings.send')}>
          <Link to="/financings/new" class={buttonClass('primary')} aria-keyshortcuts="n">
            <Plus class="size-4" aria-hidden="true" />
            {m.financing_new()}
          </Link>
        </Show>
      }
    >
      <Tabs
        label={m.financing_list_title()}
        value={search().tab ?? 'all'}
        tabs={tabs()}
        onChange={(tab) => {
          if (tab !== (search().tab ?? 'all')) setSearch(address.read({ ...search(), tab }))
        }}
      >
        <ListView list={list} above={<DayPlot filter={filter()} userId={session.me().user.id} />} />
      </Tabs>
      <Suspense>
        <Show when={sending()}>
          {(row) => (
            <SendSmsDialog
              row={row()}
              home={options.data?.merchant?.country}
              open={asking()}
              onOpenChange={setAsking}
              onSent={() => void api.financings.get.ask({ id: row().id }).then(list.replace)}
            />
          )}
        </Show>
      </Suspense>
    </Page>
  )
}
