import { m } from '@cauce/i18n/messages'
import { DataTable } from '@cauce/ui/data-table'
import { createRowKeys } from '@cauce/ui/row-keys'
import { createVirtualizer } from '@tanstack/solid-virtual'
import { createEffect, createMemo, For, on, onCleanup, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useClock } from '../clock.ts'
import { useMedia } from '../media.ts'
import type { Row } from '../row.ts'
import { CardRow } from './card-row.tsx'
import type { Columns } from './columns.ts'
import type { ListSearch } from './search.ts'
import { TableFoot } from './table-foot.tsx'
import { TableHead } from './table-head.tsx'
import { WideRow } from './table-row.tsx'
import type { FinancingList } from './use-financing-list.ts'

export type TableProps = {
  list: FinancingList
  search: ListSearch
  onSearch: (next: ListSearch) => void
  columns: Columns
  home: string | undefined
  centreName: (id: string) => string
  selected: ReadonlySet<string>
  /** Absent for those who can do nothing with a selection. `reach`: Shift was held. */
  onSelect: ((id: string, reach: boolean) => void) | undefined
  onSelectAll: (all: boolean) => void
  onOpen: (row: Row) => void
  onSend: (row: Row) => void
  onArchive: (row: Row) => void
}

const rowHeight = { wide: 36, touched: 44, card: 72 }

/** The rows, as many as fit drawn at a time; more are fetched as one nears the end. */
export function FinancingTable(props: TableProps) {
  let scroller!: HTMLElement
  const narrow = useMedia('(max-width: 639px)')
  const tight = useMedia('(max-width: 1279px)')
  const coarse = useMedia('(pointer: coarse)')
  const now = useClock()
  const rows = () => props.list.rows()
  const size = () => (narrow() ? rowHeight.card : coarse() ? rowHeight.touched : rowHeight.wide)

  const virtual = createVirtualizer({
    get count() {
      return rows().length
    },
    getScrollElement: () => scroller,
    estimateSize: () => size(),
    overscan: 12,
    scrollPaddingStart: rowHeight.wide,
  })
  createEffect(on(size, () => virtual.measure(), { defer: true }))
  createEffect(() => {
    const last = virtual.getVirtualItems().at(-1)
    const { hasNextPage, isFetching, isFetchNextPageError } = props.list.query
    if (last && last.index >= rows().length - 20 && hasNextPage && !isFetching && !isFetchNextPageError)
      void props.list.query.fetchNextPage()
  })
  const above = createMemo(() => virtual.getVirtualItems()[0]?.start ?? 0)
  const below = createMemo(() => virtual.getTotalSize() - (virtual.getVirtualItems().at(-1)?.end ?? 0))

  let reach = false
  const noticeShift = (event: PointerEvent | KeyboardEvent) => {
    reach = event.shiftKey
  }
  const select = (row: Row) => props.onSelect?.(row.id, reach)
  const keys = createRowKeys({
    count: () => rows().length,
    onOpen: (index) => withRow(index, props.onOpen),
    onToggle: (index) => withRow(index, select),
    reveal: (index) => virtual.scrollToIndex(index),
    rowAt: (index) => scroller.querySelector<HTMLElement>(`[data-index="${index}"]`),
  })
  const withRow = (index: number, act: (row: Row) => void) => {
    const row = rows()[index]
    if (row) act(row)
  }
  const hear = (event: KeyboardEvent) => {
    noticeShift(event)
    if (document.querySelector('[role="dialog"], [role="menu"]')) return
    keys.onKeyDown(event)
    const onRow = event.target instanceof Element && event.target.matches('tr[data-index]')
    if (event.defaultPrevented || !onRow || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 's') withRow(keys.current(), props.onSend)
    if (event.key === 'e') withRow(keys.current(), props.onArchive)
  }
  document.addEventListener('keydown', hear)
  onCleanup(() => document.removeEventListener('keydown', hear))

  return (
    <DataTable
      label={m.financing_list_title()}
      class="panel grow max-xl:[&_td]:px-1.5 max-xl:[&_th]:px-1.5"
      rowCount={props.list.query.hasNextPage ? -1 : rows().length + 1}
      ref={(element) => {
        scroller = element
        element.addEventListener('pointerdown', noticeShift, true)
      }}
    >
      <TableHead
        narrow={narrow()}
        columns={props.columns}
        search={props.search}
        onSearch={props.onSearch}
        selectable={props.onSelect !== undefined}
        all={rows().length > 0 && props.selected.size === rows().length}
        some={props.selected.size > 0 && props.selected.size < rows().length}
        onSelectAll={props.onSelectAll}
      />
      <tbody>
        <Show when={above() > 0}>
          <tr style={{ height: `${above()}px` }} />
        </Show>
        <For each={virtual.getVirtualItems()}>
          {(item) => (
            <Show when={rows()[item.index]}>
              {(row) => (
                <Dynamic
                  component={narrow() ? CardRow : WideRow}
                  row={row()}
                  index={item.index}
                  current={keys.current() === item.index}
                  selected={props.selected.has(row().id)}
                  tight={tight()}
                  columns={props.columns}
                  tab={props.search.tab}
                  home={props.home}
                  now={now()}
                  centreName={props.centreName}
                  onSelect={props.onSelect ? () => select(row()) : undefined}
                  onFocus={() => keys.setCurrent(item.index)}
                  onOpen={() => props.onOpen(row())}
                  onSend={() => props.onSend(row())}
                  onArchive={() => props.onArchive(row())}
                />
              )}
            </Show>
          )}
        </For>
        <Show when={below() > 0}>
          <tr style={{ height: `${below()}px` }} />
        </Show>
        <TableFoot list={props.list} />
      </tbody>
    </DataTable>
  )
}
