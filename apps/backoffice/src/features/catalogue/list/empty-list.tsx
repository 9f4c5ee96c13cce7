import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { Link } from '@tanstack/solid-router'
import BookOpen from 'lucide-solid/icons/book-open'
import Upload from 'lucide-solid/icons/upload'
import { Show } from 'solid-js'
import { useSession } from '../../../session/session.tsx'

/** A catalogue without services, and the one thing to do about it. */
export function EmptyCatalogue(props: { centre: string | undefined }) {
  const session = useSession()
  return (
    <EmptyState
      icon={<BookOpen class="size-6" />}
      title={m.catalogue_empty_title()}
      action={
        <Show when={session.can('services.manage')}>
          <Link to="/services/imports" search={{ centre: props.centre }} class={buttonClass('primary')}>
            <Upload class="size-4" aria-hidden="true" />
            {m.catalogue_import()}
          </Link>
        </Show>
      }
    >
      {session.can('services.manage') ? m.catalogue_empty_text() : m.catalogue_empty_text_read()}
    </EmptyState>
  )
}
