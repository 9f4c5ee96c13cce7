import { subjectName } from '@cauce/i18n/log-words'
import { linkClass } from '@cauce/ui/link'
import { Link } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import { useSession } from '../../../session/session.tsx'
import type { Row } from './row.ts'

/** What a line speaks of, leading to its page where it has one. */
export function SubjectLink(props: { row: Row }) {
  const session = useSession()
  const page = () => (session.can('financings.read') ? props.row.subject.financingId : null)
  return (
    <Show when={page()} fallback={<span title={subjectName(props.row.subject)}>{subjectName(props.row.subject)}</span>}>
      {(id) => (
        <Link to="/financings/$id" params={{ id: id() }} class={linkClass} tabIndex={-1} preload={false}>
          {subjectName(props.row.subject)}
        </Link>
      )}
    </Show>
  )
}
