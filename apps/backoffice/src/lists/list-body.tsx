import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { SkeletonRows } from '@cauce/ui/skeleton'
import FilterX from 'lucide-solid/icons/funnel-x'
import { Match, Show, Switch } from 'solid-js'
import { QueryFailed } from '../api/query-failed.tsx'
import type { List } from './create-list.ts'
import { ListTable } from './list-table.tsx'
import { NewRows } from './new-rows.tsx'
import { NothingMatches } from './nothing-matches.tsx'
import type { ListRow } from './pages.ts'

/** The table, or what stands in its place: on its way, failed, nothing left by the filters, nothing there. */
export function ListBody<Row extends ListRow>(props: { list: List<Row> }) {
  const query = () => props.list.query
  const short = () => {
    const { shortSearch } = props.list.declared
    return shortSearch?.isShort(String(props.list.search().q ?? '')) ? shortSearch : undefined
  }
  return (
    <div class="flex min-h-48 grow flex-col pb-4">
      <NewRows list={props.list} class="mb-2 self-center sm:hidden" />
      <Switch fallback={props.list.declared.empty(props.list.search())}>
        <Match when={props.list.rows().length > 0}>
          <Show when={short()}>{(search) => <p class="pb-2 text-muted text-sm">{search().text()}</p>}</Show>
          <ListTable list={props.list} />
        </Match>
        <Match when={query().isError}>
          <QueryFailed of={query()}>{m.shell_error_text()}</QueryFailed>
        </Match>
        <Match when={query().isPending}>
          <div class="panel grow overflow-hidden">
            <SkeletonRows rows={14} />
          </div>
        </Match>
        <Match when={short()}>
          {(search) => (
            <EmptyState
              icon={<FilterX class="size-6" />}
              title={m.list_short_search_title()}
              action={<Button onClick={() => props.list.liftFilters()}>{m.list_lift_filters()}</Button>}
            >
              {search().text()}
            </EmptyState>
          )}
        </Match>
        <Match when={props.list.isFiltered()}>
          <NothingMatches onLift={() => props.list.liftFilters()} />
        </Match>
      </Switch>
    </div>
  )
}
