import { Checkbox } from '@cauce/ui/checkbox'
import { DemandedPanel } from '@cauce/ui/demanded-panel'
import type { OnDemandProps } from '@cauce/ui/on-demand'
import { For } from 'solid-js'
import type { List } from './create-list.ts'
import type { ListRow } from './pages.ts'

export default function ColumnChooser(props: OnDemandProps & { list: List<ListRow> }) {
  return (
    <DemandedPanel {...props}>
      {() => (
        <fieldset>
          <legend class="mb-1 font-medium">{props.label}</legend>
          <For each={props.list.optionalColumns()}>
            {(column) => (
              <Checkbox
                class="py-0.5"
                label={column.name()}
                checked={props.list.isShown(column)}
                onChange={() => props.list.toggleColumn(column.id)}
              />
            )}
          </For>
        </fieldset>
      )}
    </DemandedPanel>
  )
}
