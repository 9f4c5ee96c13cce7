import { isShortWithPhones } from '@cauce/domain/search'
import { m } from '@cauce/i18n/messages'
import Archive from 'lucide-solid/icons/archive'
import ArchiveRestore from 'lucide-solid/icons/archive-restore'
import { api } from '../../../api/api.ts'
import { createList } from '../../../lists/create-list.ts'
import { useSession } from '../../../session/session.tsx'
import type { Options, Row } from '../row.ts'
import { financingCard, financingColumns } from './columns.tsx'
import { EmptyList } from './empty-list.tsx'
import { financingFilters } from './filters.ts'
import { address, filterOf, type ListSearch } from './search.ts'
import { useListDeeds } from './use-list-deeds.ts'
import { useRowDeeds } from './use-row-deeds.tsx'

/** The list of financings, declared. */
export function useFinancingList(page: {
  search: () => ListSearch
  onSearch: (next: ListSearch, replace: boolean) => void
  options: () => Options | undefined
  onOpen: (row: Row) => void
  onSend: (row: Row) => void
}) {
  const session = useSession()
  const filter = () => filterOf(page.search())
  const archived = () => page.search().tab === 'archived'
  const facts = {
    options: page.options,
    tab: () => page.search().tab,
    everyMerchant: session.me().merchant === null,
  }
  const deeds = useRowDeeds({
    send: page.onSend,
    archive: (row) => void deed(row.archivedAt ? 'unarchive' : 'archive', [row.id]),
  })
  const { views, saveView, removeView } = api.financings
  const list = createList<Row, ListSearch>({
    name: 'financing',
    label: m.financing_list_title,
    address,
    search: page.search,
    onSearch: page.onSearch,
    source: {
      key: () => [['financings', 'list'], filter()],
      read: (asked, signal) => api.financings.list.ask({ ...filter(), ...asked }, signal),
      readOne: (id) => api.financings.get.ask({ id }),
      subjectKind: 'financing',
    },
    columns: () => financingColumns(facts),
    card: (row) => financingCard(row, facts),
    tallCards: true,
    rowName: (row) => `${row.reference}, ${row.customerName}`,
    onOpen: page.onOpen,
    filters: () => financingFilters(page.options),
    searchFor: m.financing_search_placeholder,
    shortSearch: { isShort: isShortWithPhones, text: m.financing_search_short },
    deeds: () => deeds,
    bulk: () =>
      session.can('financings.archive')
        ? [
            archived()
              ? {
                  label: m.financing_unarchive(),
                  icon: <ArchiveRestore class="size-4" aria-hidden="true" />,
                  onAct: (ids) => void deed('unarchive', ids),
                }
              : {
                  label: m.financing_archive(),
                  icon: <Archive class="size-4" aria-hidden="true" />,
                  onAct: (ids) => void deed('archive', ids),
                },
          ]
        : [],
    empty: () => <EmptyList tab={page.search().tab} onShowAll={() => page.onSearch({}, false)} />,
    views: { read: views.queryOptions(undefined), save: saveView.act, remove: removeView.act },
    export: session.can('financings.export')
      ? {
          path: '/exports/financings',
          asked: (columns) => ({ filter: filter(), columns }),
        }
      : undefined,
  })
  const deed = useListDeeds(list, () => page.search().tab !== 'confirmed')
  return list
}
