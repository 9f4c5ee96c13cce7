import { m } from '@cauce/i18n/messages'
import { For } from 'solid-js'
import { CellText, ChangeText, changeText, type ShownRow } from './cell-text.tsx'
import { lineHeight } from './layout.ts'

const cellClass = 'border-line border-b px-3 py-2 align-top'

/** A row, green or red, with what saving does with it and, under each cell, what is wrong or what was there before. */
export function PreviewRowView(props: ShownRow) {
  return (
    <tr
      data-index={props.index}
      aria-rowindex={props.index + 2}
      aria-label={m.imports_row_numbered({ row: props.row.row, change: changeText(props.row) })}
      data-change={props.row.change ?? 'red'}
      class={props.row.faults === null ? 'bg-good-bg' : 'bg-bad-bg'}
      style={{ height: `${lineHeight}px` }}
    >
      <td class={`${cellClass} text-right tabular-nums`}>{props.row.row}</td>
      <td class={cellClass}>
        <ChangeText {...props} />
      </td>
      <For each={props.columns}>
        {(column) => (
          <td class={`${cellClass} ${column === 'priceCents' ? 'text-right tabular-nums' : ''}`}>
            <CellText {...props} column={column} class="truncate" />
          </td>
        )}
      </For>
    </tr>
  )
}
