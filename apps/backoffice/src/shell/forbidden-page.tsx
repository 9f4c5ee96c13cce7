import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { Link } from '@tanstack/solid-router'
import Lock from 'lucide-solid/icons/lock'
import { Page } from './page.tsx'

export function ForbiddenPage() {
  return (
    <Page title={m.shell_forbidden_title()}>
      <EmptyState
        icon={<Lock class="size-6" />}
        title={m.error_forbidden()}
        action={
          <Link to="/financings" class={buttonClass('primary')}>
            {m.shell_to_start()}
          </Link>
        }
      >
        {m.shell_forbidden_text()}
      </EmptyState>
    </Page>
  )
}
