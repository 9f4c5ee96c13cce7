import { m } from '@cauce/i18n/messages'
import { getRouteApi, useNavigate } from '@tanstack/solid-router'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { ListView } from '../../../lists/list-view.tsx'
import { Page } from '../../../shell/page.tsx'
import { ChainLine } from './chain-line.tsx'
import type { Row } from './row.ts'
import { useLogList } from './use-log-list.tsx'

const LineDialog = lazy(() => import('./line-dialog.tsx'))
const route = getRouteApi('/shell/log')

/** Who did what, on what and when; each line opens to what it changed. */
export default function LogPage() {
  const navigate = useNavigate()
  const search = route.useSearch()
  const [line, setLine] = createSignal<Row>()
  const [open, setOpen] = createSignal(false)
  const list = useLogList({
    search,
    onSearch: (next, replace) => void navigate({ to: '/log', search: next, replace }),
    onOpen: (row) => {
      setLine(row)
      setOpen(true)
    },
  })
  return (
    <Page
      title={m.log_title()}
      fill
      help={[m.log_help_what(), m.log_help_filters(), m.log_help_open(), m.log_help_chain()]}
    >
      <ListView list={list} above={<ChainLine />} />
      <Suspense>
        <Show when={line()}>{(row) => <LineDialog row={row()} open={open()} onOpenChange={setOpen} />}</Show>
      </Suspense>
    </Page>
  )
}
