import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { Link } from '@tanstack/solid-router'
import Lock from 'lucide-solid/icons/lock'
import { useMe } from '../session/session.tsx'
import { forbiddenText } from './forbidden-text.ts'
import { Page } from './page.tsx'

export function ForbiddenPage() {
  const me = useMe()
  return (
    <Page title={m.shell_forbidden_title()}>
      <EmptyState
        icon={<Lock class="size-6" />}
        title={m.error_forbidden()}
        action={
          <Link to="/" class={buttonClass('primary')}>
            {m.shell_to_start()}
          </Link>
        }
      >
        {forbiddenText(me?.().user.role)}
      </EmptyState>
    </Page>
  )
}
