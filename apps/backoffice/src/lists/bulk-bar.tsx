import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import X from 'lucide-solid/icons/x'
import { For } from 'solid-js'
import type { List } from './create-list.ts'
import type { ListRow } from './pages.ts'

/** What can be done with everything chosen. */
export function BulkBar<Row extends ListRow>(props: { list: List<Row> }) {
  const count = () => m.shell_selected({ count: props.list.selected().size })
  return (
    <section
      data-foot
      aria-label={count()}
      class="panel no-print -mt-2 mb-3 flex shrink-0 animate-appear flex-wrap items-center gap-2 py-1.5 pr-1.5 pl-4"
    >
      <span role="status" class="grow whitespace-nowrap tabular-nums">
        {count()}
      </span>
      <div class="flex flex-wrap gap-2 max-sm:order-last max-sm:basis-full">
        <For each={props.list.declared.bulk?.()}>
          {(deed) => (
            <Button icon={deed.icon} onClick={() => deed.onAct([...props.list.selected()])}>
              {deed.label}
            </Button>
          )}
        </For>
      </div>
      <Button
        variant="ghost"
        icon={<X class="size-4" />}
        aria-label={m.list_clear_selection()}
        onClick={() => props.list.selectAll(false)}
      >
        <span class="max-sm:hidden">{m.list_clear_selection()}</span>
      </Button>
    </section>
  )
}
