import { m } from '@cauce/i18n/messages'
import { Badge } from '@cauce/ui/badge'
import { linkClass } from '@cauce/ui/link'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Link } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import { counted } from '../../imports/counted.ts'
import { originText, outcomeText, type Reading, ReadingBadge, tookText } from './reading-text.tsx'

/** A file in the history: its name opens its rows; where it came from, and what it came to. */
export function ReadingItem(props: { row: Reading }) {
  const name = () => props.row.fileName ?? m.shipments_no_file()
  return (
    <li class="space-y-1 py-3 first:pt-0 last:pb-0">
      <p class="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Show when={props.row.importId} fallback={<span class="min-w-0 break-words font-medium">{name()}</span>}>
          {(id) => (
            <Link
              to="/orders/shipments/$id"
              params={{ id: id() }}
              class={`${linkClass} min-w-0 break-words font-medium`}
            >
              {name()}
            </Link>
          )}
        </Show>
        <ReadingBadge state={props.row.state} />
        <Show when={props.row.open > 0}>
          <Badge>{m.shipments_open_rows(counted(props.row.open))}</Badge>
        </Show>
      </p>
      <p classList={{ 'text-bad-fg': props.row.state === 'failed', 'text-muted': props.row.state !== 'failed' }}>
        {outcomeText(props.row)}
      </p>
      <p class="text-muted text-sm">
        {originText(props.row)} · <RelativeTime at={props.row.begunAt} />
        <Show when={tookText(props.row)}>{(text) => <> · {text()}</>}</Show>
      </p>
    </li>
  )
}
