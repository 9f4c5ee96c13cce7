import { columnName } from '@cauce/i18n/columns'
import { m } from '@cauce/i18n/messages'
import { For, Show } from 'solid-js'
import { CellText, ChangeText, changeText, type ShownRow } from './cell-text.tsx'
import { lineHeight } from './layout.ts'

/** A row, green or red: what saving does with it and, under each cell, what is wrong or what was there before. */
export function RowView(props: ShownRow & { isCard: boolean }) {
  return (
    <tr
      data-index={props.index}
      aria-rowindex={props.index + 2}
      aria-label={m.imports_row_numbered({ row: props.row.row, change: changeText(props.kind, props.row) })}
      data-change={props.row.change ?? 'red'}
      class={props.row.faults === null ? 'bg-good-bg' : 'bg-bad-bg'}
      style={{ height: props.isCard ? undefined : `${lineHeight}px` }}
    >
      <Show when={props.isCard} fallback={<Line {...props} />}>
        <Card {...props} />
      </Show>
    </tr>
  )
}

const cellClass = 'border-line border-b px-3 py-2 align-top'

function Line(props: ShownRow) {
  return (
    <>
      <td class={`${cellClass} text-right tabular-nums`}>{props.row.row}</td>
      <td class={cellClass}>
        <ChangeText {...props} />
      </td>
      <For each={props.columns}>
        {(column) => (
          <td class={`${cellClass} ${column === 'priceCents' ? 'text-right tabular-nums' : ''}`}>
            <CellText {...props} column={column} />
          </td>
        )}
      </For>
    </>
  )
}

/** On a phone: every cell under its column's name. */
function Card(props: ShownRow) {
  return (
    <td class="border-line border-b px-3 py-3 align-top">
      <div class="mb-1 flex items-baseline justify-between gap-3">
        <div class="min-w-0">
          <ChangeText {...props} />
        </div>
        <span class="shrink-0 text-muted text-sm tabular-nums">
          {m.imports_row()} {props.row.row}
        </span>
      </div>
      <dl class="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-1">
        <For each={props.columns}>
          {(column) => (
            <>
              <dt class="text-muted text-sm leading-5">{columnName(column)}</dt>
              <dd class="min-w-0">
                <CellText {...props} column={column} />
              </dd>
            </>
          )}
        </For>
      </dl>
    </td>
  )
}
