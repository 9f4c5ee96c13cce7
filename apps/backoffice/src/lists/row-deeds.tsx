import { IconButton } from '@cauce/ui/icon-button'
import { createMemo, For } from 'solid-js'
import type { RowDeed } from './declaration.ts'

/** What can be done with a row without opening it. */
export function RowDeeds<Row>(props: { row: Row; deeds: readonly RowDeed<Row>[] }) {
  return (
    <span class="flex justify-end">
      <For each={props.deeds}>
        {(deed) => {
          const refusal = createMemo(() => deed.refusal?.(props.row))
          const label = () => deed.label(props.row)
          return (
            <IconButton
              label={refusal() ? `${label()}: ${refusal()}` : label()}
              keys={deed.key}
              class={refusal() ? 'opacity-40' : ''}
              aria-disabled={refusal() ? 'true' : undefined}
              onClick={() => {
                if (!refusal()) deed.onAct(props.row)
              }}
            >
              {deed.icon(props.row)}
            </IconButton>
          )
        }}
      </For>
    </span>
  )
}
