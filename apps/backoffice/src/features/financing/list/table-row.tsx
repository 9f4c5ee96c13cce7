import { m } from '@cauce/i18n/messages'
import { Cell, SelectCell, Row as TableRow } from '@cauce/ui/data-table'
import { linkClass } from '@cauce/ui/link'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Link } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import { phoneText } from '../phone-text.ts'
import { FinancingState } from '../state.tsx'
import { ArchivedMark } from './archived-mark.tsx'
import { RowDeeds } from './row-deeds.tsx'
import type { RowViewProps } from './row-view.ts'

/** A financing as one row of 36 px. */
export function WideRow(props: RowViewProps) {
  return (
    <TableRow
      data-index={props.index}
      aria-rowindex={props.index + 2}
      aria-label={`${props.row.reference}, ${props.row.customerName}`}
      current={props.current}
      selected={props.selected}
      onFocus={() => props.onFocus()}
      onOpen={() => props.onOpen()}
    >
      <Show when={props.onSelect}>
        {(select) => (
          <SelectCell
            label={m.financing_select_row({ reference: props.row.reference })}
            checked={props.selected}
            onChange={() => select()()}
          />
        )}
      </Show>
      <Cell class="text-muted max-xl:text-sm">
        <RelativeTime at={props.row.createdAt} />
      </Cell>
      <Cell class="max-w-48 truncate">
        <Link
          to="/financings/$id"
          params={{ id: props.row.id }}
          class={`${linkClass} font-medium`}
          tabIndex={-1}
          preload="intent"
        >
          {props.row.reference}
        </Link>
        <ArchivedMark row={props.row} tab={props.tab} />
      </Cell>
      <Cell class="max-w-56 truncate max-xl:max-w-28" title={props.row.customerName}>
        {props.row.customerName}
      </Cell>
      <Cell class="tabular-nums max-xl:text-sm">{phoneText(props.row.phone, props.home)}</Cell>
      <Cell class="w-full max-w-0">
        <FinancingState of={props.row} brief={props.tight} />
      </Cell>
      <Show when={props.columns.isShown('agent')}>
        <Cell class="max-w-40 truncate">{props.row.agentName}</Cell>
      </Show>
      <Show when={props.columns.isShown('centre')}>
        <Cell class="max-w-40 truncate">{props.centreName(props.row.centreId)}</Cell>
      </Show>
      <Show when={props.columns.isShown('sends')}>
        <Cell right>{props.row.linkSends}</Cell>
      </Show>
      <Cell right>
        <Money cents={props.row.totalCents} />
      </Cell>
      <Cell class="w-20 px-1 py-0">
        <RowDeeds row={props.row} now={props.now} onSend={props.onSend} onArchive={props.onArchive} />
      </Cell>
    </TableRow>
  )
}
