import { m } from '@cauce/i18n/messages'
import { SelectCell, Row as TableRow } from '@cauce/ui/data-table'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Show } from 'solid-js'
import { FinancingState } from '../state.tsx'
import { ArchivedMark } from './archived-mark.tsx'
import { RowDeeds } from './row-deeds.tsx'
import type { RowViewProps } from './row-view.ts'

/** A financing on a phone: who and how much, then what stands and since when. */
export function CardRow(props: RowViewProps) {
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
      <td class="h-18 max-w-0 border-line border-b px-1">
        <div class="flex items-baseline gap-2">
          <span class="truncate font-medium">{props.row.customerName}</span>
          <span class="grow truncate text-muted text-sm">
            {props.row.reference}
            <ArchivedMark row={props.row} tab={props.tab} />
          </span>
          <Money cents={props.row.totalCents} class="font-medium" />
        </div>
        <div class="mt-1 flex items-center gap-2 text-muted text-sm">
          <span class="min-w-0 grow">
            <FinancingState of={props.row} />
          </span>
          <RelativeTime at={props.row.createdAt} />
        </div>
      </td>
      <td class="w-11 border-line border-b [&_button]:h-9 [&>span]:flex-col">
        <RowDeeds row={props.row} now={props.now} onSend={props.onSend} onArchive={props.onArchive} />
      </td>
    </TableRow>
  )
}
