import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Skeleton } from '@cauce/ui/skeleton'
import { Match, Switch } from 'solid-js'
import { failureText } from '../api/failure-text.ts'
import type { List } from './create-list.ts'
import type { ListRow } from './pages.ts'

/** Under the last row: more is coming, or could not be fetched. */
export function TableFoot<Row extends ListRow>(props: { list: List<Row> }) {
  return (
    <Switch>
      <Match when={props.list.query.isFetchNextPageError}>
        <tr>
          <td colSpan={99} class="px-3 py-2">
            <span role="alert" class="flex flex-wrap items-center gap-3 text-bad-fg">
              {failureText(props.list.query.error)}
              <Button onClick={() => void props.list.query.fetchNextPage()}>{m.shell_retry()}</Button>
            </span>
          </td>
        </tr>
      </Match>
      <Match when={props.list.query.isFetchingNextPage}>
        <tr aria-busy="true">
          <td colSpan={99} class="h-row px-3">
            <Skeleton class="h-3 w-64" />
          </td>
        </tr>
      </Match>
    </Switch>
  )
}
