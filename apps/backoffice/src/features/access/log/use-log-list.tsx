import type { LogColumn } from '@cauce/domain/access/log'
import { subjectKinds } from '@cauce/domain/access/subject-kinds'
import { actionName, subjectKindName } from '@cauce/i18n/log-words'
import { m } from '@cauce/i18n/messages'
import { EmptyState } from '@cauce/ui/empty-state'
import { keepPreviousData } from '@tanstack/solid-query'
import ScrollText from 'lucide-solid/icons/scroll-text'
import { createSignal } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useQuery } from '../../../api/use-query.ts'
import { itemsOf } from '../../../lists/address.ts'
import { createList } from '../../../lists/create-list.ts'
import type { Filter } from '../../../lists/declaration.ts'
import { useSession } from '../../../session/session.tsx'
import { settled } from '../../../settled.ts'
import { lineCard, lineColumns } from './columns.tsx'
import { filterOf } from './filter-of.ts'
import type { Row } from './row.ts'
import { address, type LogSearch } from './search.ts'
import { actorText } from './texts.ts'

/** The columns of the file; all of the page's. */
const exported: readonly string[] = [
  'at',
  'merchant',
  'actor',
  'action',
  'subject',
  'changes',
  'ip',
  'device',
] satisfies LogColumn[]

/** The list of the log's lines, declared. */
export function useLogList(page: {
  search: () => LogSearch
  onSearch: (next: LogSearch, replace: boolean) => void
  onOpen: (row: Row) => void
}) {
  const session = useSession()
  const filter = () => filterOf(page.search())
  const everyMerchant = session.me().merchant === null
  const { views, saveView, removeView } = api.log
  return createList<Row, LogSearch>({
    name: 'log',
    label: m.log_title,
    address,
    search: page.search,
    onSearch: page.onSearch,
    source: {
      key: () => [['log', 'list'], filter()],
      read: (asked, signal) => api.log.list.ask({ ...filter(), ...asked }, signal),
      subjectKind: subjectKinds,
    },
    columns: () => lineColumns(everyMerchant),
    card: lineCard,
    rowName: (row) => m.log_row_name({ action: actionName(row.action), actor: actorText(row.actor) }),
    onOpen: page.onOpen,
    filters: useLogFilters(page.search, everyMerchant),
    searchFor: m.log_search,
    empty: () => (
      <EmptyState icon={<ScrollText class="size-6" />} title={m.log_empty_title()}>
        {m.log_empty_text()}
      </EmptyState>
    ),
    views: { read: views.queryOptions(undefined), save: saveView.act, remove: removeView.act },
    export: {
      path: '/exports/log',
      asked: (shown) => ({ filter: filter(), columns: shown.filter((id) => exported.includes(id)) }),
    },
  })
}

const seldom = 5 * 60_000

/** What lines can be narrowed by; who and what there is is asked for once in a while. */
function useLogFilters(search: () => LogSearch, everyMerchant: boolean): () => readonly Filter[] {
  const [wanted, setWanted] = createSignal('')
  const settledWords = settled(() => wanted().trim(), 250)
  const actors = useQuery(() => ({
    ...api.log.actors.queryOptions({
      ids: itemsOf(search().actor).slice(0, 20),
      ...(settledWords() && { search: settledWords() }),
    }),
    placeholderData: keepPreviousData,
    staleTime: seldom,
  }))
  const actions = useQuery(() => ({ ...api.log.actions.queryOptions(undefined), staleTime: seldom }))
  const options = useQuery(() => ({
    ...api.financings.options.queryOptions(undefined),
    staleTime: seldom,
    enabled: everyMerchant,
  }))
  const actorChoices = () =>
    (actors.isSuccess ? actors.data : []).map(({ id, name, role }) => ({
      value: id,
      label: actorText({ id, name, kind: role === 'system' ? 'system' : 'person' }),
    }))
  const actionChoices = () =>
    (actions.isSuccess ? actions.data : [])
      .map((action) => ({ value: action, label: actionName(action) }))
      .sort((one, other) => one.label.localeCompare(other.label))
  const merchants = () => (everyMerchant && options.isSuccess ? options.data.merchants : [])
  return () => [
    { kind: 'several', name: 'actor', label: m.log_column_actor, choices: actorChoices, onSearch: setWanted },
    { kind: 'several', name: 'action', label: m.log_column_action, choices: actionChoices },
    {
      kind: 'several',
      name: 'kind',
      label: m.log_filter_kind,
      choices: () => subjectKinds.map((kind) => ({ value: kind, label: subjectKindName(kind) })),
    },
    {
      kind: 'several',
      name: 'merchant',
      label: m.log_column_merchant,
      choices: () => merchants().map(({ id, name }) => ({ value: id, label: name })),
    },
    { kind: 'days', from: 'from', to: 'to', labels: () => ({ from: m.log_filter_from(), to: m.log_filter_to() }) },
  ]
}
