import { m } from '@cauce/i18n/messages'
import Archive from 'lucide-solid/icons/archive'
import ArchiveRestore from 'lucide-solid/icons/archive-restore'
import MessageSquareText from 'lucide-solid/icons/message-square-text'
import { Show } from 'solid-js'
import { useClock } from '../../../clock.ts'
import type { RowDeed } from '../../../lists/declaration.ts'
import { useSession } from '../../../session/session.tsx'
import { resendOf, resendRefusalText } from '../resend.ts'
import type { Row } from '../row.ts'

/** Sending the SMS again, with the seconds until one may, and archiving; for who may do them. */
export function useRowDeeds(on: { send: (row: Row) => void; archive: (row: Row) => void }): RowDeed<Row>[] {
  const session = useSession()
  const now = useClock()
  const secondsLeft = (row: Row) => {
    const { refusal, secondsLeft } = resendOf(row, now())
    return refusal === 'resend-too-soon' ? secondsLeft : undefined
  }
  const send: RowDeed<Row> = {
    key: 's',
    label: m.financing_send_sms,
    icon: (row) => (
      <Show when={secondsLeft(row)} fallback={<MessageSquareText class="size-4" aria-hidden="true" />}>
        {(seconds) => <span class="text-xs tabular-nums">{seconds()}</span>}
      </Show>
    ),
    refusal: (row) => resendRefusalText(resendOf(row, now())),
    onAct: on.send,
  }
  const archive: RowDeed<Row> = {
    key: 'e',
    label: (row) => (row.archivedAt ? m.financing_unarchive() : m.financing_archive()),
    icon: (row) => (
      <Show when={row.archivedAt} fallback={<Archive class="size-4" aria-hidden="true" />}>
        <ArchiveRestore class="size-4" aria-hidden="true" />
      </Show>
    ),
    onAct: on.archive,
  }
  return [...(session.can('financings.resend') ? [send] : []), ...(session.can('financings.archive') ? [archive] : [])]
}
