import { DataTable } from '@cauce/ui/data-table'
import { createRowKeys } from '@cauce/ui/row-keys'
import { createVirtualRows } from '@cauce/ui/virtual-rows'
import { createEffect, For, on, onCleanup, onMount, Show } from 'solid-js'
import { useMedia } from '../media.ts'
import { isTypedInto } from '../shell/typed-into.ts'
import type { List } from './create-list.ts'
import { leaveFromRow, returnToRow } from './left-row.ts'
import { RowView } from './list-row.tsx'
import type { ListRow } from './pages.ts'
import { TableFoot } from './table-foot.tsx'
import { TableHead } from './table-head.tsx'

const rowHeight = { wide: 36, touched: 44, card: 72, tallCard: 96 }

const drawnRow = 'tr[data-index]'

/** Rows from the end at which more are fetched. */
const nearEnd = 20

/** The rows in sight, their keys, and more of them as one nears the end. */
export function ListTable<Row extends ListRow>(props: { list: List<Row> }) {
  let scroller!: HTMLElement
  const narrow = useMedia('(max-width: 639px)')
  const tight = useMedia('(max-width: 1279px)')
  const coarse = useMedia('(pointer: coarse)')
  const wideHeight = () => (coarse() ? rowHeight.touched : rowHeight.wide)
  const cardHeight = () => (props.list.declared.tallCards ? rowHeight.tallCard : rowHeight.card)
  const rows = () => props.list.rows()

  const virtual = createVirtualRows({
    count: () => rows().length,
    size: () => (narrow() ? cardHeight() : wideHeight()),
    head: () => (narrow() ? 0 : wideHeight()),
  })
  createEffect(() => {
    const { hasNextPage, isFetching, isFetchNextPageError } = props.list.query
    if (virtual.end() >= rows().length - nearEnd && hasNextPage && !isFetching && !isFetchNextPageError)
      void props.list.query.fetchNextPage()
  })

  let reach = false
  const noticeShift = (event: PointerEvent | KeyboardEvent) => {
    reach = event.shiftKey
  }
  const select = (row: Row) => props.list.isSelectable() && props.list.select(row.id, reach)
  const withRow = (index: number, act: (row: Row) => void) => {
    const row = rows()[index]
    if (row) act(row)
  }
  const keys = createRowKeys({
    count: () => rows().length,
    onOpen: (index) => withRow(index, (row) => props.list.declared.onOpen?.(row)),
    onToggle: (index) => withRow(index, select),
    onLeave: (event) => {
      if (props.list.selected().size === 0) return
      event.preventDefault()
      props.list.selectAll(false)
    },
    reveal: virtual.reveal,
    rowAt: (index) => scroller.querySelector<HTMLElement>(`[data-index="${index}"]`),
  })
  /** The row one stands on, which stays the same one when others come before it. */
  let standing: string | undefined
  const stand = (index: number, row: Row) => {
    standing = row.id
    keys.setCurrent(index)
  }
  const isOnRow = () => scroller.contains(document.activeElement) && document.activeElement?.closest(drawnRow) !== null
  const indexOf = (id: string | undefined) => rows().findIndex((row) => row.id === id)
  createEffect(
    on(
      () => [rows(), props.list.search(), props.list.query.isPlaceholderData] as const,
      ([, search, isPlaceholder], before) => {
        if (!before) return
        const isSameList = before[1] === search && !before[2] && !isPlaceholder
        const index = indexOf(standing)
        if (!isSameList) standing = rows()[keys.current()]?.id
        else if (index >= 0 && index !== keys.current() && document.activeElement?.matches(drawnRow)) keys.focus(index)
      },
    ),
  )
  onMount(() => {
    const index = indexOf(returnToRow(props.list.declared.name))
    if (index >= 0 && !isTypedInto(document.activeElement)) keys.focus(index)
  })
  onCleanup(() => leaveFromRow(props.list.declared.name, isOnRow() ? standing : undefined))

  const hear = (event: KeyboardEvent) => {
    noticeShift(event)
    if (document.querySelector('[role="dialog"], [role="menu"]')) return
    keys.onKeyDown(event)
    const onRow = event.target instanceof Element && event.target.matches(drawnRow)
    if (event.defaultPrevented || !onRow || event.ctrlKey || event.metaKey || event.altKey) return
    const deed = props.list.deeds().find(({ key }) => key === event.key)
    if (deed)
      withRow(keys.current(), (row) => {
        if (!deed.refusal?.(row)) deed.onAct(row)
      })
  }
  document.addEventListener('keydown', hear)
  onCleanup(() => document.removeEventListener('keydown', hear))

  return (
    <DataTable
      label={props.list.declared.label()}
      class="panel grow max-xl:[&_td]:px-1.5 max-xl:[&_th]:px-1.5"
      rowCount={props.list.query.hasNextPage ? -1 : rows().length + 1}
      ref={(element) => {
        scroller = element
        virtual.attach(element)
        element.addEventListener('pointerdown', noticeShift, true)
      }}
    >
      <TableHead list={props.list} narrow={narrow()} />
      <tbody>
        <Show when={virtual.above() > 0}>
          <tr style={{ height: `${virtual.above()}px` }} />
        </Show>
        <For each={virtual.indexes()}>
          {(index) => (
            <Show when={rows()[index]}>
              {(row) => (
                <RowView
                  list={props.list}
                  row={row()}
                  index={index}
                  current={Math.min(keys.current(), rows().length - 1) === index}
                  narrow={narrow()}
                  tight={tight()}
                  onSelect={() => select(row())}
                  onFocus={() => stand(index, row())}
                />
              )}
            </Show>
          )}
        </For>
        <Show when={virtual.below() > 0}>
          <tr style={{ height: `${virtual.below()}px` }} />
        </Show>
        <TableFoot list={props.list} />
      </tbody>
    </DataTable>
  )
}
