/**
 * Lists of the back office. A list page declares what is its own and draws the rest by one component:
 *
 *   const address = listAddress({ q: words, state: several(serviceStates), sort: oneOf(['name']), dir: oneOf(['asc']) })
 *   // routes.ts: validateSearch: address.read
 *
 *   export default function ServiceList() {
 *     const search = route.useSearch()
 *     const list = createList<Row, ReturnType<typeof search>>({
 *       name: 'service',
 *       label: m.catalogue_services,
 *       address, search,
 *       onSearch: (search, replace) => void navigate({ to: '/services', search, replace }),
 *       source: {
 *         key: () => [['services', 'list'], search()],
 *         read: (page, signal) => api.services.list.ask({ ...filterOf(search()), ...page }, signal),
 *         subjectKind: 'service',
 *       },
 *       columns: () => [{ id: 'name', name: m.catalogue_column_name, fill: true, cell: (row) => row.name }],
 *       card: (row) => ({ title: row.name, amount: <Money cents={row.priceCents} /> }),
 *       rowName: (row) => row.name,
 *       empty: () => <EmptyState title={m.catalogue_empty_title()} />,
 *     })
 *     return <Page title={m.catalogue_services()} fill><ListView list={list} /></Page>
 *   }
 *
 * From it come search box, filters with chips, column chooser, saved views, export, pages fetched as one scrolls, rows
 * drawn only in sight, cards on phones, j/k/Enter/x and the deeds' own letters, selection with its bar, "N new", and
 * what stands there while rows are on their way, fail or are none. Everything declared is read anew when it changes.
 */
import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { useSession } from '../session/session.tsx'
import type { AnySearch, ListAddress } from './address.ts'
import { createColumnChoice } from './columns.ts'
import type { ListDeclaration } from './declaration.ts'
import type { ListRow } from './pages.ts'
import { nothingSelected, selectAll, selectRow, stillShown } from './selection.ts'
import { type RowSource, useRows } from './use-rows.ts'

export type ListOptions<Row extends ListRow, Search extends object> = ListDeclaration<Row> & {
  address: ListAddress<Search>
  search: () => Search
  /** `replace`: the present entry of the history, as while one types. */
  onSearch: (next: Search, replace: boolean) => void
  source: RowSource<Row>
}

/** The state of a list and the deeds on it, for `ListView` and for the page that declares it. */
export function createList<Row extends ListRow, Search extends object>(options: ListOptions<Row, Search>) {
  const session = useSession()
  const rows = useRows(options.source)
  const declared = createMemo(() => options.columns())
  const choice = createColumnChoice(`${options.name}.columns.${session.me().user.id}`, declared)
  const [selection, setSelection] = createSignal(nothingSelected)
  const ids = createMemo(() => rows.rows().map((row) => row.id))
  createEffect(on(ids, (shown) => setSelection((now) => stillShown(now, shown)), { defer: true }))
  // From here on the page's own names do not matter.
  const address = options.address as unknown as ListAddress
  const search = options.search as () => AnySearch
  const setSearch = (next: AnySearch, replace = false) => options.onSearch(next as Search, replace)

  return {
    declared: options as ListDeclaration<Row>,
    ...rows,
    address,
    search,
    setSearch,
    /** With these parts changed, in the present entry of the history. */
    narrow: (changed: AnySearch) => setSearch(address.read({ ...search(), ...changed }), true),
    isFiltered: () => address.isFiltered(search()),
    liftFilters: () => setSearch(address.unfiltered(search())),
    columns: createMemo(() => declared().filter(choice.isShown)),
    optionalColumns: () => declared().filter(({ optional }) => optional),
    isShown: choice.isShown,
    toggleColumn: choice.toggle,
    deeds: createMemo(() => options.deeds?.() ?? []),
    isSelectable: () => (options.bulk?.().length ?? 0) > 0,
    selected: () => selection().ids,
    /** `reach`: with everything from the row chosen last. */
    select: (id: string, reach: boolean) => setSelection((now) => selectRow(now, ids(), id, reach)),
    selectAll: (all: boolean) => setSelection(all ? selectAll(ids()) : nothingSelected),
  }
}

export type List<Row extends ListRow> = ReturnType<typeof createList<Row, AnySearch>>
