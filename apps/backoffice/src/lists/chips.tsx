import { m } from '@cauce/i18n/messages'
import { Chip } from '@cauce/ui/chip'
import { For, Show } from 'solid-js'
import type { List } from './create-list.ts'
import { chipsOf } from './filter-chips.ts'
import type { ListRow } from './pages.ts'

/** The filters in force, each with its way out. The search has its own box. */
export function Chips<Row extends ListRow>(props: { list: List<Row> }) {
  const chips = () => chipsOf(props.list.declared.filters?.() ?? [], props.list.search(), props.list.address)
  const liftAll = () => {
    const { address, search } = props.list
    props.list.setSearch(address.read({ ...address.unfiltered(search()), q: search().q }))
  }
  return (
    <Show when={chips().length > 0}>
      <ul class="flex flex-wrap items-center gap-1.5 pb-2">
        <For each={chips()}>
          {(chip) => (
            <li class="flex max-w-full">
              <Chip label={chip.label} onRemove={() => props.list.setSearch(chip.without)} />
            </li>
          )}
        </For>
        <li>
          <button
            type="button"
            class="h-7 rounded-sm px-1.5 text-accent text-sm hover:underline"
            onClick={() => liftAll()}
          >
            {m.list_lift_filters()}
          </button>
        </li>
      </ul>
    </Show>
  )
}
