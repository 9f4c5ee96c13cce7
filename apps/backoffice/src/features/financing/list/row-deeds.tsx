import { m } from '@cauce/i18n/messages'
import { IconButton } from '@cauce/ui/icon-button'
import Archive from 'lucide-solid/icons/archive'
import ArchiveRestore from 'lucide-solid/icons/archive-restore'
import MessageSquareText from 'lucide-solid/icons/message-square-text'
import { createMemo, Show } from 'solid-js'
import { useSession } from '../../../session/session.tsx'
import { resendOf, resendRefusalText } from '../resend.ts'
import type { Row } from '../row.ts'

/** What can be done with a row without opening it. */
export function RowDeeds(props: { row: Row; now: string; onSend: () => void; onArchive: () => void }) {
  const session = useSession()
  const refusal = createMemo(() => resendRefusalText(resendOf(props.row, props.now)))
  const countdown = createMemo(() => {
    const { refusal, secondsLeft } = resendOf(props.row, props.now)
    return refusal === 'resend-too-soon' ? secondsLeft : undefined
  })
  return (
    <span class="flex justify-end">
      <Show when={session.can('financings.resend')}>
        <IconButton
          label={refusal() ? `${m.financing_send_sms()}: ${refusal()}` : m.financing_send_sms()}
          keys="s"
          class={refusal() ? 'opacity-40' : ''}
          aria-disabled={refusal() ? 'true' : undefined}
          onClick={() => {
            if (!refusal()) props.onSend()
          }}
        >
          <Show when={countdown()} fallback={<MessageSquareText class="size-4" aria-hidden="true" />}>
            {(seconds) => <span class="text-xs tabular-nums">{seconds()}</span>}
          </Show>
        </IconButton>
      </Show>
      <Show when={session.can('financings.archive')}>
        <IconButton
          label={props.row.archivedAt ? m.financing_unarchive() : m.financing_archive()}
          keys="e"
          onClick={() => props.onArchive()}
        >
          <Show when={props.row.archivedAt} fallback={<Archive class="size-4" aria-hidden="true" />}>
            <ArchiveRestore class="size-4" aria-hidden="true" />
          </Show>
        </IconButton>
      </Show>
    </span>
  )
}
