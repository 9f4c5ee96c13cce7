import { Checkbox } from '@cauce/ui/checkbox'
import type { OnDemandProps } from '@cauce/ui/on-demand'
import { Popover } from '@cauce/ui/popover'
import { createSignal, For } from 'solid-js'
import { type Columns, columnName, optionalColumns } from './columns.ts'

export default function ColumnChooser(props: OnDemandProps & { columns: Columns }) {
  const [open, setOpen] = createSignal(true)
  return (
    <Popover
      trigger={props.trigger}
      triggerClass={props.triggerClass}
      label={props.label}
      title={props.label}
      open={open()}
      onOpenChange={setOpen}
    >
      <fieldset>
        <legend class="mb-1 font-medium">{props.label}</legend>
        <For each={optionalColumns}>
          {(column) => (
            <Checkbox
              class="py-0.5"
              label={columnName(column)}
              checked={props.columns.isShown(column)}
              onChange={() => props.columns.toggle(column)}
            />
          )}
        </For>
      </fieldset>
    </Popover>
  )
}
