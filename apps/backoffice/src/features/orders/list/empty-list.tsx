import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { Link } from '@tanstack/solid-router'
import Package from 'lucide-solid/icons/package'
import { Show } from 'solid-js'
import { useSession } from '../../../session/session.tsx'

/** No sale was confirmed yet, and where one begins. */
export function EmptyOrders() {
  const session = useSession()
  return (
    <EmptyState
      icon={<Package class="size-6" />}
      title={m.orders_empty_title()}
      action={
        <Show when={session.can('financings.send')}>
          <Link to="/financings/new" class={buttonClass('secondary')}>
            {m.financing_new()}
          </Link>
        </Show>
      }
    >
      {m.orders_empty_text()}
    </EmptyState>
  )
}
