import { m } from '@cauce/i18n/messages'
import { Cell, SelectCell, Row as TableRow } from '@cauce/ui/data-table'
import { createMemo, For, Show } from 'solid-js'
import type { List } from './create-list.ts'
import { type Card, wideOnly } from './declaration.ts'
import type { ListRow } from './pages.ts'
import { RowDeeds } from './row-deeds.tsx'

export type RowViewProps<Row extends ListRow> = {
  list: List<Row>
  row: Row
  index: number
  current: boolean
  narrow: boolean
  tight: boolean
  onSelect: () => void
  onFocus: () => void
}

/** One row: of 36 px with its columns, or on a phone a card. */
export function RowView<Row extends ListRow>(props: RowViewProps<Row>) {
  const declared = () => props.list.declared
  const open = () => declared().onOpen
  return (
    <TableRow
      data-index={props.index}
      aria-rowindex={props.index + 2}
      aria-label={declared().rowName(props.row)}
      current={props.current}
      selected={props.list.selected().has(props.row.id)}
      onFocusIn={() => props.onFocus()}
      onOpen={open() ? () => open()?.(props.row) : undefined}
    >
      <Show when={props.list.isSelectable()}>
        <SelectCell
          label={m.list_select_row({ name: declared().rowName(props.row) })}
          checked={props.list.selected().has(props.row.id)}
          onChange={() => props.onSelect()}
        />
      </Show>
      <Show when={!props.narrow} fallback={<CardCells {...props} />}>
        <For each={props.list.columns()}>
          {(column) => (
            <Cell
              right={column.right}
              class={`${column.fill ? 'w-full max-w-0 truncate' : ''} ${column.wideOnly ? wideOnly : ''} ${column.class ?? ''}`}
            >
              {column.cell(props.row, props.tight)}
            </Cell>
          )}
        </For>
        <Show when={props.list.deeds().length > 0}>
          <Cell class={`sticky right-0 bg-inherit px-1 py-0 ${props.list.deeds().length > 1 ? 'w-20' : 'w-12'}`}>
            <RowDeeds row={props.row} deeds={props.list.deeds()} />
          </Cell>
        </Show>
      </Show>
    </TableRow>
  )
}

function CardCells<Row extends ListRow>(props: RowViewProps<Row>) {
  // Once: its parts are elements, and each stands in one place.
  const card = createMemo((): Card => props.list.declared.card(props.row))
  const tall = () => props.list.declared.tallCards ?? false
  const beside = () => (tall() ? undefined : card().text)
  return (
    <>
      <td
        class={`max-w-0 border-line border-b px-3 ${tall() ? 'h-24' : 'h-18'} ${props.list.isSelectable() ? '' : 'max-xl:pl-3'}`}
      >
        <div class="flex items-baseline gap-2">
          <span class={`truncate font-medium ${beside() ? 'max-w-3/5 shrink-0' : 'min-w-0 grow'}`}>{card().title}</span>
          <Show when={beside()}>{(text) => <span class="min-w-0 grow truncate">{text()}</span>}</Show>
          {card().amount}
        </div>
        <Show when={tall()}>
          <div class="truncate">{card().text}</div>
        </Show>
        <div class="mt-1 flex min-w-0 items-center justify-between gap-2 text-muted text-sm">
          {card().below}
          {card().at}
        </div>
      </td>
      <Show when={props.list.deeds().length > 0}>
        <td class="w-11 border-line border-b [&>span]:flex-col [&_button]:h-9">
          <RowDeeds row={props.row} deeds={props.list.deeds()} />
        </td>
      </Show>
    </>
  )
}
