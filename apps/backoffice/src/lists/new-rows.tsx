import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Show } from 'solid-js'
import type { List } from './create-list.ts'
import type { ListRow } from './pages.ts'

/** How many rows have come since, to be shown; it covers no row, and where there is room it moves none. */
export function NewRows<Row extends ListRow>(props: { list: List<Row>; class: string }) {
  return (
    <Show when={props.list.unseen() > 0}>
      <Button
        variant="primary"
        class={`no-print animate-appear rounded-full ${props.class}`}
        onClick={() => props.list.showUnseen()}
      >
        {m.shell_new_rows({ count: props.list.unseen() })}
      </Button>
    </Show>
  )
}
