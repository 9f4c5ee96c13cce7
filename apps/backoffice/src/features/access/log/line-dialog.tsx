import type { LogChange, LogValue } from '@cauce/domain/access/log'
import { dateTime } from '@cauce/i18n/format'
import { logValue } from '@cauce/i18n/log-values'
import { actionName, factName, subjectName } from '@cauce/i18n/log-words'
import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { DescriptionList } from '@cauce/ui/description-list'
import { Dialog } from '@cauce/ui/dialog'
import { Link } from '@tanstack/solid-router'
import { For, Show } from 'solid-js'
import { useSession } from '../../../session/session.tsx'
import type { Row } from './row.ts'
import { actorText } from './texts.ts'

/** One line, whole: who, what, on what, when and from where, and each changed fact before and after. */
export default function LineDialog(props: { row: Row; open: boolean; onOpenChange: (open: boolean) => void }) {
  const session = useSession()
  const page = () => (session.can('financings.read') ? props.row.subject.financingId : null)
  const facts = () => [
    { term: m.log_column_at(), detail: dateTime(props.row.at) },
    ...(props.row.merchant ? [{ term: m.log_column_merchant(), detail: props.row.merchant.name }] : []),
    { term: m.log_column_actor(), detail: actorText(props.row.actor) },
    { term: m.log_column_subject(), detail: subjectName(props.row.subject) },
    { term: m.log_record_id(), detail: <span class="break-all font-mono text-sm">{props.row.subject.id}</span> },
    ...(props.row.ip ? [{ term: m.log_column_ip(), detail: props.row.ip }] : []),
    ...(props.row.device ? [{ term: m.log_column_device(), detail: props.row.device }] : []),
  ]
  return (
    <Dialog
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={actionName(props.row.action)}
      size="lg"
      footer={
        page() && (
          <Link to="/financings/$id" params={{ id: page() ?? '' }} class={buttonClass('secondary')} data-first>
            {m.log_open_subject()}
          </Link>
        )
      }
    >
      <div class="grid gap-4">
        <DescriptionList items={facts()} />
        <Show when={props.row.changes.length > 0} fallback={<p class="text-muted">{m.log_no_changes()}</p>}>
          <Changes row={props.row} />
        </Show>
      </div>
    </Dialog>
  )
}

function Changes(props: { row: Row }) {
  const told = ({ field }: LogChange, value: LogValue | undefined) => logValue(props.row.subject.kind, field, value)
  /** Without facts that are nothing on both sides. */
  const changes = () => props.row.changes.filter((change) => told(change, change.before) ?? told(change, change.after))
  return (
    <table class="w-full table-fixed border-collapse text-left">
      <thead>
        <tr class="border-line border-b text-muted text-sm">
          <th class="w-1/3 py-1.5 pr-3 font-medium">{m.log_field()}</th>
          <th class="py-1.5 pr-3 font-medium">{m.log_before()}</th>
          <th class="py-1.5 font-medium">{m.log_after()}</th>
        </tr>
      </thead>
      <tbody>
        <For each={changes()}>
          {(change) => (
            <tr class="border-line border-b align-top last:border-b-0">
              <th class="break-words py-1.5 pr-3 font-normal text-muted">{factName(change.field)}</th>
              <td class="break-words py-1.5 pr-3">{told(change, change.before) ?? '—'}</td>
              <td class="break-words py-1.5 font-medium">{told(change, change.after) ?? '—'}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
