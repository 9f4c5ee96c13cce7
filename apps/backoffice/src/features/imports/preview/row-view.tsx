import type { ImportColumnName } from '@cauce/domain/imports/kinds'
import { m } from '@cauce/i18n/messages'
import CircleAlert from 'lucide-solid/icons/circle-alert'
import Equal from 'lucide-solid/icons/equal'
import Pencil from 'lucide-solid/icons/pencil'
import Plus from 'lucide-solid/icons/plus'
import { type Component, createMemo, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { PageKind, PreviewRow } from '../kind.ts'
import { lineHeight } from './layout.ts'
import { beforeOf, changedBeside, reasonOf, shownValue } from './notes.ts'

type Look = { icon: Component<{ class?: string }>; text: () => string }

const looks: Record<'add' | 'update' | 'same' | 'red', Look> = {
  add: { icon: Plus, text: m.imports_change_add },
  update: { icon: Pencil, text: m.imports_change_update },
  same: { icon: Equal, text: m.imports_change_same },
  red: { icon: CircleAlert, text: m.imports_change_red },
}

const cellClass = 'border-line border-b px-3 py-2 align-top'

/** A row, green or red, with what saving does with it and, under each cell, what is wrong or what was there before. */
export function PreviewRowView(props: {
  kind: PageKind
  columns: readonly ImportColumnName[]
  row: PreviewRow
  index: number
}) {
  const isRed = () => props.row.faults !== null
  const look = () => looks[props.row.change ?? 'red']
  return (
    <tr
      aria-rowindex={props.index + 2}
      aria-label={m.imports_row_numbered({ row: props.row.row, change: look().text() })}
      data-change={props.row.change ?? 'red'}
      class={isRed() ? 'bg-bad-bg' : 'bg-good-bg'}
      style={{ height: `${lineHeight}px` }}
    >
      <td class={`${cellClass} text-right tabular-nums`}>{props.row.row}</td>
      <td class={cellClass}>
        <span
          class="flex items-center gap-1.5 font-medium"
          classList={{ 'text-bad-fg': isRed(), 'text-good-fg': !isRed() }}
        >
          <Dynamic component={look().icon} class="size-4 shrink-0" aria-hidden="true" />
          {look().text()}
        </span>
        <For each={changedBeside(props.kind, props.columns, props.row)}>
          {(text) => <span class="block text-sm">{text}</span>}
        </For>
      </td>
      <For each={props.columns}>{(column) => <PreviewCell kind={props.kind} column={column} row={props.row} />}</For>
    </tr>
  )
}

function PreviewCell(props: { kind: PageKind; column: ImportColumnName; row: PreviewRow }) {
  const fault = createMemo(() => props.row.faults?.[props.column])
  const before = () => beforeOf(props.kind, props.column, props.row)
  /** As it was understood where the row is green, as it was written where it is not. */
  const text = () => {
    const value = props.row.value?.[props.column]
    if (value !== undefined) return shownValue(props.kind, props.column, value)
    return String(props.row.cells[props.column] ?? '')
  }
  return (
    <td class={`${cellClass} ${props.column === 'priceCents' ? 'text-right tabular-nums' : ''}`}>
      <span class="block min-h-5 truncate" classList={{ 'font-medium': before() !== undefined }} title={text()}>
        {text()}
      </span>
      <Show when={before()}>{(was) => <span class="block break-words text-muted text-sm">{was()}</span>}</Show>
      <Show when={fault()}>
        {(found) => (
          <span class="flex items-start gap-1 text-left text-bad-fg text-sm">
            <CircleAlert class="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
            <span class="min-w-0 break-words">{reasonOf(found())}</span>
          </span>
        )}
      </Show>
    </td>
  )
}
