import { m } from '@cauce/i18n/messages'
import { Button, buttonClass } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { Link } from '@tanstack/solid-router'
import HandCoins from 'lucide-solid/icons/hand-coins'
import Plus from 'lucide-solid/icons/plus'
import { Match, Show, Switch } from 'solid-js'
import { useSession } from '../../../session/session.tsx'
import type { ListSearch } from './search.ts'

/** What stands where a tab has nothing. */
export function EmptyList(props: { tab: ListSearch['tab']; onShowAll: () => void }) {
  const session = useSession()
  const showAll = () => <Button onClick={() => props.onShowAll()}>{m.financing_show_all()}</Button>
  return (
    <Switch
      fallback={
        <EmptyState
          icon={<HandCoins class="size-6" />}
          title={m.financing_empty_title()}
          action={
            <Show when={session.can('financings.send')}>
              <Link to="/financings/new" class={buttonClass('secondary')}>
                <Plus class="size-4" aria-hidden="true" />
                {m.financing_new()}
              </Link>
            </Show>
          }
        >
          {m.financing_empty_text()}
        </EmptyState>
      }
    >
      <Match when={props.tab === 'archived'}>
        <EmptyState icon={<HandCoins class="size-6" />} title={m.financing_empty_archived_title()} action={showAll()}>
          {m.financing_empty_archived_text()}
        </EmptyState>
      </Match>
      <Match when={props.tab === 'confirmed'}>
        <EmptyState icon={<HandCoins class="size-6" />} title={m.financing_empty_finished_title()} action={showAll()}>
          {m.financing_empty_finished_text()}
        </EmptyState>
      </Match>
    </Switch>
  )
}
