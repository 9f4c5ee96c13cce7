import { Row as TableRow } from '@cauce/ui/data-table'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { FinancingState } from '../state.tsx'
import { ArchivedMark } from './archived-mark.tsx'
import { RowDeeds } from './row-deeds.tsx'
import type { RowViewProps } from './row-view.ts'

/** A financing on a phone, without a box to select it: what, who and how much, then what stands and since when. */
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
      <td class="h-18 max-w-0 border-line border-b max-xl:pl-3">
        <div class="flex items-baseline gap-2">
          <span class="shrink-0 font-medium">{props.row.reference}</span>
          <span class="grow truncate">
            {props.row.customerName}
            <ArchivedMark row={props.row} tab={props.tab} />
          </span>
          <Money cents={props.row.totalCents} class="font-medium" />
        </div>
        <div class="mt-1 flex items-center justify-between gap-2 text-muted text-sm">
          <FinancingState of={props.row} brief />
          <RelativeTime at={props.row.createdAt} />
        </div>
      </td>
      <td class="w-11 border-line border-b [&_button]:h-9 [&>span]:flex-col">
        <RowDeeds row={props.row} now={props.now} onSend={props.onSend} onArchive={props.onArchive} />
      </td>
    </TableRow>
  )
}
