import { m } from '@cauce/i18n/messages'
import { HeaderCell, SelectAllCell, type Sort } from '@cauce/ui/data-table'
import { Show } from 'solid-js'
import type { Columns } from './columns.ts'
import { type ListSearch, readListSearch } from './search.ts'

/** The columns' names; on a phone they are read but not drawn. */
export function TableHead(props: {
  narrow: boolean
  columns: Columns
  search: ListSearch
  onSearch: (next: ListSearch) => void
  selectable: boolean
  all: boolean
  some: boolean
  onSelectAll: (all: boolean) => void
}) {
  const direction = (): Sort => (props.search.dir === 'asc' ? 'ascending' : 'descending')
  const sortBy = (sort: ListSearch['sort']) => (next: Sort) =>
    props.onSearch(readListSearch({ ...props.search, sort, dir: next === 'ascending' ? 'asc' : undefined }))
  return (
    <thead>
      <Show
        when={!props.narrow}
        fallback={
          <tr class="sr-only">
            <HeaderCell label={m.financing_list_title()} hideLabel />
            <HeaderCell label={m.financing_column_deeds()} hideLabel />
          </tr>
        }
      >
        <tr>
          <Show when={props.selectable}>
            <SelectAllCell
              label={m.financing_select_all()}
              checked={props.all}
              indeterminate={props.some}
              onChange={props.onSelectAll}
            />
          </Show>
          <HeaderCell
            label={m.financing_column_created()}
            sort={props.search.sort === 'amount' ? 'none' : direction()}
            onSort={sortBy(undefined)}
          />
          <HeaderCell label={m.financing_column_reference()} />
          <HeaderCell label={m.financing_column_customer()} />
          <HeaderCell label={m.financing_column_phone()} />
          <HeaderCell label={m.financing_column_state()} width="100%">
            <span class="inline-block min-w-28">{m.financing_column_state()}</span>
          </HeaderCell>
          <Show when={props.columns.isShown('agent')}>
            <HeaderCell label={m.financing_column_agent()} />
          </Show>
          <Show when={props.columns.isShown('centre')}>
            <HeaderCell label={m.financing_column_centre()} />
          </Show>
          <Show when={props.columns.isShown('sends')}>
            <HeaderCell label={m.financing_column_sends()} align="right" />
          </Show>
          <HeaderCell
            label={m.financing_column_amount()}
            align="right"
            sort={props.search.sort === 'amount' ? direction() : 'none'}
            onSort={sortBy('amount')}
          />
          <HeaderCell label={m.financing_column_deeds()} hideLabel />
        </tr>
      </Show>
    </thead>
  )
}
