import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import { type JSX, Show, splitProps } from 'solid-js'
import { Checkbox } from './checkbox.tsx'
import { useUi } from './ui-provider.tsx'

/** Scrolls both ways under a header that stays. Rows come from `Row`, keys from `createRowKeys`. */
export function DataTable(props: {
  label: string
  children: JSX.Element
  class?: string
  ref?: (scroller: HTMLElement) => void
  onKeyDown?: (event: KeyboardEvent) => void
  /** Of the whole list, where only a part is drawn; -1 when unknown. */
  rowCount?: number
}) {
  return (
    <section
      ref={props.ref}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={props.label}
      class={`min-h-0 overflow-auto -outline-offset-2 print:overflow-visible ${props.class ?? ''}`}
      onKeyDown={(event) => props.onKeyDown?.(event)}
    >
      <table class="w-full border-separate border-spacing-0 text-left" aria-rowcount={props.rowCount}>
        {props.children}
      </table>
    </section>
  )
}

export type Sort = 'ascending' | 'descending'

export type HeaderCellProps = {
  /** The column's name, also where `hideLabel` keeps it from being drawn. */
  label: string
  hideLabel?: boolean
  align?: 'left' | 'right'
  /** Present in a column that can be sorted; 'none' while it is not. */
  sort?: Sort | 'none'
  onSort?: (next: Sort) => void
  width?: string
  class?: string
  children?: JSX.Element
}

const headerClass =
  'sticky top-0 z-10 h-row whitespace-nowrap border-line border-b bg-surface px-3 font-medium text-muted text-sm print:static'

export function HeaderCell(props: HeaderCellProps) {
  const ui = useUi()
  return (
    <th
      scope="col"
      class={`${headerClass} ${props.class ?? ''}`}
      classList={{ 'text-right': props.align === 'right' }}
      style={{ width: props.width }}
      aria-sort={props.sort}
    >
      <Show
        when={props.onSort}
        fallback={props.children ?? <span classList={{ 'sr-only': props.hideLabel }}>{props.label}</span>}
      >
        <button
          type="button"
          class="-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:bg-hover hover:text-ink"
          classList={{ 'text-ink': props.sort !== 'none' }}
          title={ui.texts.sortBy(props.label)}
          onClick={() => props.onSort?.(props.sort === 'descending' ? 'ascending' : 'descending')}
        >
          {props.label}
          <Show when={props.sort === 'ascending'}>
            <ArrowUp class="size-3.5" aria-hidden="true" />
          </Show>
          <Show when={props.sort === 'descending'}>
            <ArrowDown class="size-3.5" aria-hidden="true" />
          </Show>
        </button>
      </Show>
    </th>
  )
}

export type RowProps = JSX.HTMLAttributes<HTMLTableRowElement> & {
  /** The one row that Tab reaches; see `createRowKeys`. */
  current?: boolean
  selected?: boolean
  onOpen?: () => void
}

/** A row of 36 px. A click on it opens, save on what is a control by itself. */
export function Row(props: RowProps) {
  const [own, rest] = splitProps(props, ['current', 'selected', 'onOpen', 'class'])
  const click = (event: MouseEvent) => {
    const onControl = (event.target as Element).closest('a, button, input, label, [role^="menu"]')
    const selectingText = getSelection()?.type === 'Range'
    if (!onControl && !selectingText && event.button === 0) own.onOpen?.()
  }
  return (
    <tr
      {...rest}
      data-row=""
      data-selected={own.selected ? 'true' : undefined}
      tabIndex={own.current ? 0 : -1}
      class={`group h-row bg-surface -outline-offset-2 hover:bg-hover data-selected:bg-selected ${own.onOpen ? 'cursor-pointer' : ''} ${own.class ?? ''}`}
      onClick={click}
    />
  )
}

export type CellProps = JSX.TdHTMLAttributes<HTMLTableCellElement> & { right?: boolean }

export function Cell(props: CellProps) {
  const [own, rest] = splitProps(props, ['right', 'class'])
  return (
    <td
      {...rest}
      class={`h-row whitespace-nowrap border-line border-b px-3 ${own.right ? 'text-right tabular-nums' : ''} ${own.class ?? ''}`}
    />
  )
}

export type SelectCellProps = {
  label: string
  checked: boolean
  indeterminate?: boolean
  onChange: (checked: boolean) => void
}

export function SelectCell(props: SelectCellProps) {
  return (
    <Cell class="w-9 px-0">
      <SelectBox {...props} />
    </Cell>
  )
}

/** The box in the header that selects all rows shown. */
export function SelectAllCell(props: SelectCellProps) {
  return (
    <th scope="col" class={`${headerClass} w-9 px-0`}>
      <SelectBox {...props} />
    </th>
  )
}

function SelectBox(props: SelectCellProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the Checkbox in it names itself; the label widens its target
    <label class="flex h-row cursor-pointer items-center justify-center">
      <Checkbox
        aria-label={props.label}
        checked={props.checked}
        indeterminate={props.indeterminate}
        onChange={props.onChange}
      />
    </label>
  )
}
