import { m } from '@cauce/i18n/messages'
import { HeaderCell, SelectAllCell, type Sort } from '@cauce/ui/data-table'
import { For, Show } from 'solid-js'
import type { List } from './create-list.ts'
import { type Column, wideOnly } from './declaration.ts'
import type { ListRow } from './pages.ts'

/** The columns' names; on a phone they are read but not drawn. */
export function TableHead<Row extends ListRow>(props: { list: List<Row>; narrow: boolean }) {
  const count = () => props.list.rows().length
  const selected = () => props.list.selected().size
  const direction = (): Sort => (props.list.search().dir === 'asc' ? 'ascending' : 'descending')
  /** Absent in a column that the list cannot be ordered by. */
  const sortOf = ({ sort }: Column<Row>) =>
    sort === undefined ? undefined : (props.list.search().sort ?? null) === sort ? direction() : 'none'
  const sortBy = (sort: string | null) => (next: Sort) =>
    props.list.setSearch(
      props.list.address.read({
        ...props.list.search(),
        sort: sort ?? undefined,
        dir: next === 'ascending' ? 'asc' : undefined,
      }),
    )
  return (
    <thead>
      <Show
        when={!props.narrow}
        fallback={
          <tr class="sr-only">
            <Show when={props.list.isSelectable()}>
              <td />
            </Show>
            <HeaderCell label={props.list.declared.label()} hideLabel />
            <Show when={props.list.deeds().length > 0}>
              <HeaderCell label={m.list_deeds()} hideLabel />
            </Show>
          </tr>
        }
      >
        <tr>
          <Show when={props.list.isSelectable()}>
            <SelectAllCell
              label={m.list_select_all()}
              checked={count() > 0 && selected() === count()}
              indeterminate={selected() > 0 && selected() < count()}
              onChange={props.list.selectAll}
            />
          </Show>
          <For each={props.list.columns()}>
            {(column) => (
              <HeaderCell
                label={column.name()}
                align={column.right ? 'right' : 'left'}
                width={column.fill ? '100%' : undefined}
                class={column.wideOnly ? wideOnly : ''}
                sort={sortOf(column)}
                onSort={column.sort === undefined ? undefined : sortBy(column.sort)}
              >
                {column.fill ? <span class="inline-block min-w-36 2xl:min-w-56">{column.name()}</span> : undefined}
              </HeaderCell>
            )}
          </For>
          <Show when={props.list.deeds().length > 0}>
            <HeaderCell label={m.list_deeds()} hideLabel class="right-0" />
          </Show>
        </tr>
      </Show>
    </thead>
  )
}
