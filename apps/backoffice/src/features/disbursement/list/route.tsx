import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { useQueryClient } from '@tanstack/solid-query'
import { getRouteApi, useNavigate } from '@tanstack/solid-router'
import Landmark from 'lucide-solid/icons/landmark'
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useLiveChanges } from '../../../api/live-changes.ts'
import { useQuery } from '../../../api/use-query.ts'
import { Chips } from '../../../lists/chips.tsx'
import { ListView } from '../../../lists/list-view.tsx'
import { useSession } from '../../../session/session.tsx'
import { Page } from '../../../shell/page.tsx'
import { DisbursementTabs } from '../tabs.tsx'
import { DayPlot } from './day-plot.tsx'
import { Files } from './files.tsx'
import { MakeFileDialog } from './make-file-dialog.tsx'
import { Months } from './months.tsx'
import { NextPayments } from './next.tsx'
import { address, filterOf, type ListSearch } from './search.ts'
import { useDisbursementList } from './use-disbursement-list.tsx'

const route = getRouteApi('/shell/disbursements')

/** What merchants were paid, day by day and month by month; finance hands it to the bank from here. */
export default function Disbursements() {
  const session = useSession()
  const navigate = useNavigate()
  const search = route.useSearch()
  const setSearch = (next: ListSearch, replace = false) =>
    void navigate({ to: '/disbursements', search: next, replace })
  const filter = createMemo(() => filterOf(search()))
  const list = useDisbursementList({
    search,
    onSearch: setSearch,
    onOpen: ({ id }) => void navigate({ to: '/disbursements/$id', params: { id } }),
  })
  const settles = () => session.can('disbursements.settle')
  const tab = () => (search().tab === 'files' && !settles() ? undefined : search().tab)
  return (
    <Page
      title={m.payouts_title()}
      fill
      help={[m.payouts_help_what(), m.payouts_help_carried(), m.payouts_help_states(), m.payouts_help_documents()]}
      actions={
        <Show when={settles()}>
          <MakeFile />
        </Show>
      }
    >
      <DisbursementTabs
        value={tab() ?? 'payments'}
        onChange={(next) => setSearch(address.read({ ...search(), tab: next }))}
      >
        <Switch fallback={<ListView list={list} above={<DayPlot filter={filter()} />} />}>
          <Match when={tab() === 'next'}>
            <NextPayments />
          </Match>
          <Match when={tab() === 'months'}>
            <div class="has-[ul]:pt-3">
              <Chips list={list} />
            </div>
            <Months search={search()} onLiftFilters={list.liftFilters} />
          </Match>
          <Match when={tab() === 'files'}>
            <Files />
          </Match>
        </Switch>
      </DisbursementTabs>
    </Page>
  )
}

function MakeFile() {
  const queryClient = useQueryClient()
  const toSend = useQuery(() => api.disbursements.toSend.queryOptions(undefined))
  useLiveChanges('disbursement', () => void queryClient.invalidateQueries({ queryKey: api.disbursements.toSend.key() }))
  const [open, setOpen] = createSignal(false)
  const payments = () => (toSend.isSuccess ? toSend.data.payments : 0)
  return (
    <>
      <Button
        variant="primary"
        disabled={payments() === 0}
        title={toSend.isSuccess && payments() === 0 ? m.payouts_make_none() : undefined}
        onClick={() => setOpen(true)}
      >
        <Landmark class="size-4" aria-hidden="true" />
        {m.payouts_make_file()}
      </Button>
      <Show when={toSend.isSuccess && toSend.data}>
        {(data) => <MakeFileDialog toSend={data()} open={open()} onOpenChange={setOpen} />}
      </Show>
    </>
  )
}
