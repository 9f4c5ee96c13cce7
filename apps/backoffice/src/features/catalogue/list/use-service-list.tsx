import { serviceFileColumns } from '@cauce/domain/catalogue/questions'
import { isShortSearch } from '@cauce/domain/search'
import { m } from '@cauce/i18n/messages'
import Trash from 'lucide-solid/icons/trash'
import { api } from '../../../api/api.ts'
import { useLiveChanges } from '../../../api/live-changes.ts'
import { createList } from '../../../lists/create-list.ts'
import { useSession } from '../../../session/session.tsx'
import type { Options } from '../../financing/row.ts'
import type { Row } from '../row.ts'
import { serviceCard, serviceColumns } from './columns.tsx'
import { EmptyCatalogue } from './empty-list.tsx'
import { address, filterOf, readSearch, type ServiceSearch } from './search.ts'
import { useRemoval } from './use-removal.ts'

/** The list of a catalogue, declared. */
export function useServiceList(page: {
  search: () => ServiceSearch
  onSearch: (next: ServiceSearch, replace: boolean) => void
  options: () => Options | undefined
  onOpen: (row: Row) => void
}) {
  const session = useSession()
  const filter = () => filterOf(page.search())
  const manages = session.can('services.manage')
  const columns = {
    options: page.options,
    severalCentres: () => page.search().centre === undefined && (page.options()?.centres.length ?? 0) > 1,
    everyMerchant: session.me().merchant === null,
  }
  const { views, saveView, removeView } = api.services
  const list = createList<Row, ServiceSearch>({
    name: 'service',
    label: m.catalogue_title,
    address,
    search: page.search,
    onSearch: (next, replace) => page.onSearch(readSearch(next), replace),
    source: {
      key: () => [['services', 'list'], filter()],
      read: (asked, signal) => api.services.list.ask({ ...filter(), ...asked }, signal),
      subjectKind: 'service',
    },
    columns: () => serviceColumns(columns),
    card: (row) => serviceCard(row, columns),
    tallCards: true,
    rowName: (row) => `${row.reference}, ${row.name}`,
    ...(manages && { onOpen: page.onOpen }),
    filters: () => [
      {
        kind: 'several',
        name: 'end',
        label: m.catalogue_filter_end,
        choices: () => [
          { value: 'ahead', label: m.catalogue_filter_ahead() },
          { value: 'past', label: m.catalogue_filter_past() },
        ],
      },
    ],
    searchFor: m.catalogue_search,
    shortSearch: { isShort: isShortSearch, text: m.catalogue_search_short },
    deeds: () =>
      manages
        ? [
            {
              key: 'd',
              label: m.catalogue_remove,
              icon: () => <Trash class="size-4" aria-hidden="true" />,
              onAct: (row) => void remove([row.id]),
            },
          ]
        : [],
    bulk: () =>
      manages
        ? [
            {
              label: m.catalogue_remove_many(),
              icon: <Trash class="size-4" aria-hidden="true" />,
              onAct: (ids) => void remove(ids),
            },
          ]
        : [],
    empty: () => <EmptyCatalogue centre={page.search().centre} />,
    views: { read: views.queryOptions(undefined), save: saveView.act, remove: removeView.act },
    export: session.can('services.export')
      ? {
          path: '/exports/services',
          asked: (shown) => ({
            filter: filter(),
            columns: serviceFileColumns.filter((column) => shown.includes(column)),
          }),
        }
      : undefined,
  })
  const remove = useRemoval(list)
  // An import changes many services and tells of itself alone.
  useLiveChanges('import', () => void list.query.refetch())
  return list
}
