import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { Link } from '@tanstack/solid-router'
import Compass from 'lucide-solid/icons/compass'
import { Page } from './page.tsx'

/** An address that leads nowhere, or to what this person's merchant does not have. */
export function NotFoundPage() {
  return (
    <Page title={m.shell_page_missing_title()}>
      <EmptyState
        icon={<Compass class="size-6" />}
        title={m.shell_page_missing_heading()}
        action={
          <Link to="/" class={buttonClass('primary')}>
            {m.shell_to_start()}
          </Link>
        }
      >
        {m.shell_page_missing_text()}
      </EmptyState>
    </Page>
  )
}
