import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { Tabs } from '@cauce/ui/tabs'
import { keepPreviousData, useQuery } from '@tanstack/solid-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/solid-router'
import Plus from 'lucide-solid/icons/plus'
import { createEffect, createMemo, createSignal, lazy, on, Show, Suspense } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useSession } from '../../../session/session.tsx'
import { Page } from '../../../shell/page.tsx'
import { optionsQuery } from '../options.ts'
import { resendOf } from '../resend.ts'
import type { Row } from '../row.ts'
import { BulkBar } from './bulk-bar.tsx'
import { Chips } from './chips.tsx'
import { createColumns } from './columns.ts'
import { countText } from './count-text.ts'
import { DayPlot } from './day-plot.tsx'
import { ListBody } from './list-body.tsx'
import { filterOf, type ListSearch, readListSearch } from './search.ts'
import { nothingSelected, selectAll, selectRow, stillShown } from './selection.ts'
import { Toolbar } from './toolbar.tsx'
import { useFinancingList } from './use-financing-list.ts'
import { useListDeeds } from './use-list-deeds.ts'

const SendSmsDialog = lazy(() => import('../send-sms-dialog.tsx'))
const route = getRouteApi('/shell/financings')

/** The landing page: every financing of one's scope, and what can be done with each. */
export default function FinancingList() {
  const session = useSession()
  const navigate = useNavigate()
  const search = route.useSearch()
  const setSearch = (next: ListSearch, replace = false) => void navigate({ to: '/financings', search: next, replace })
  const filter = createMemo(() => filterOf(search()))
  const list = useFinancingList(filter)
  // Counts that are asked for anew would take the page, and what is being typed into it, off the screen.
  const counts = useQuery(() => ({
    ...api.financings.counts.queryOptions(filter()),
    placeholderData: keepPreviousData,
  }))
  const options = useQuery(optionsQuery)
  const columns = createColumns(session.me().user.id)
  const [selection, setSelection] = createSignal(nothingSelected)
  const [sending, setSending] = createSignal<Row>()
  const [asking, setAsking] = createSignal(false)
  const deed = useListDeeds(list, () => search().tab !== 'confirmed')
  const ids = createMemo(() => list.rows().map((row) => row.id))
  createEffect(on(ids, (shown) => setSelection((now) => stillShown(now, shown)), { defer: true }))

  const ask = (row: Row) => {
    if (!session.can('financings.resend') || resendOf(row, new Date().toISOString()).refusal) return
    setSending(row)
    setAsking(true)
  }
  const archive = (row: Row) => {
    if (session.can('financings.archive')) void deed(row.archivedAt ? 'unarchive' : 'archive', [row.id])
  }
  const tabs = () => [
    { value: 'all', label: m.financing_tab_all(), count: countText(counts.data?.all, search().q !== undefined) },
    {
      value: 'archived',
      label: m.financing_tab_archived(),
      count: countText(counts.data?.archived, search().q !== undefined),
    },
    {
      value: 'confirmed',
      label: m.financing_tab_finished(),
      count: countText(counts.data?.confirmed, search().q !== undefined),
    },
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
          if (tab !== (search().tab ?? 'all')) setSearch(readListSearch({ ...search(), tab }))
        }}
      >
        <Toolbar search={search()} onSearch={setSearch} columns={columns} options={options.data} />
        <Chips search={search()} onSearch={setSearch} options={options.data} />
        <DayPlot filter={filter()} userId={session.me().user.id} />
        <ListBody
          list={list}
          search={search()}
          onSearch={setSearch}
          columns={columns}
          home={options.data?.merchant?.country}
          centreName={(id) => options.data?.centres.find((centre) => centre.id === id)?.name ?? ''}
          selected={selection().ids}
          onSelect={
            session.can('financings.archive')
              ? (id, reach) => setSelection((now) => selectRow(now, ids(), id, reach))
              : undefined
          }
          onSelectAll={(all) => setSelection(all ? selectAll(ids()) : nothingSelected)}
          onOpen={(row) => void navigate({ to: '/financings/$id', params: { id: row.id } })}
          onSend={ask}
          onArchive={archive}
        />
        <BulkBar
          count={selection().ids.size}
          archived={search().tab === 'archived'}
          onArchive={(what) => void deed(what, [...selection().ids])}
          onClear={() => setSelection(nothingSelected)}
        />
      </Tabs>
      <Suspense>
        <Show when={sending()}>
          {(row) => (
            <SendSmsDialog
              row={row()}
              home={options.data?.merchant?.country}
              open={asking()}
              onOpenChange={setAsking}
              onSent={() => list.replace(row().id)}
            />
          )}
        </Show>
      </Suspense>
    </Page>
  )
}
