import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import Archive from 'lucide-solid/icons/archive'
import ArchiveRestore from 'lucide-solid/icons/archive-restore'
import { Show } from 'solid-js'

/** What can be done with everything chosen. */
export function BulkBar(props: {
  count: number
  archived: boolean
  onArchive: (deed: 'archive' | 'unarchive') => void
  onClear: () => void
}) {
  return (
    <Show when={props.count > 0}>
      <section
        aria-label={m.shell_selected({ count: props.count })}
        class="panel no-print -mt-2 mb-3 flex shrink-0 animate-appear items-center gap-2 py-1.5 pr-1.5 pl-4"
      >
        <span role="status" class="grow whitespace-nowrap tabular-nums">
          {m.shell_selected({ count: props.count })}
        </span>
        <Show
          when={props.archived}
          fallback={
            <Button icon={<Archive class="size-4" aria-hidden="true" />} onClick={() => props.onArchive('archive')}>
              {m.financing_archive()}
            </Button>
          }
        >
          <Button
            icon={<ArchiveRestore class="size-4" aria-hidden="true" />}
            onClick={() => props.onArchive('unarchive')}
          >
            {m.financing_unarchive()}
          </Button>
        </Show>
        <Button variant="ghost" onClick={() => props.onClear()}>
          {m.financing_clear_selection()}
        </Button>
      </section>
    </Show>
  )
}
