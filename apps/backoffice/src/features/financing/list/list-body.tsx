import { m } from '@cauce/i18n/messages'
import { Button, buttonClass } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { ErrorState } from '@cauce/ui/error-state'
import { SkeletonRows } from '@cauce/ui/skeleton'
import { Link } from '@tanstack/solid-router'
import FilterX from 'lucide-solid/icons/funnel-x'
import HandCoins from 'lucide-solid/icons/hand-coins'
import Plus from 'lucide-solid/icons/plus'
import { Match, Show, Switch } from 'solid-js'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { useSession } from '../../../session/session.tsx'
import { isFiltered, unfiltered } from './search.ts'
import { FinancingTable, type TableProps } from './table.tsx'

/** The table, or what stands in its place: on its way, failed, nothing there, nothing left by the filters. */
export function ListBody(props: TableProps) {
  return (
    <div class="relative flex min-h-48 grow flex-col pb-4">
      <Show when={props.list.unseen() > 0}>
        <div class="-translate-x-1/2 absolute top-11 left-1/2 z-20">
          <Button
            variant="primary"
            class="animate-appear rounded-full shadow-lift"
            onClick={() => props.list.showUnseen()}
          >
            {m.shell_new_rows({ count: props.list.unseen() })}
          </Button>
        </div>
      </Show>
      <Switch>
        <Match when={props.list.rows().length > 0}>
          <FinancingTable {...props} />
        </Match>
        <Match when={props.list.query.isError}>
          <ErrorState
            title={failureText(props.list.query.error)}
            requestId={failureOf(props.list.query.error).requestId}
            onRetry={() => void props.list.query.refetch()}
          >
            {m.shell_error_text()}
          </ErrorState>
        </Match>
        <Match when={props.list.query.isPending}>
          <div class="panel grow overflow-hidden">
            <SkeletonRows rows={14} />
          </div>
        </Match>
        <Match when={isFiltered(props.search)}>
          <EmptyState
            icon={<FilterX class="size-6" />}
            title={m.financing_filtered_title()}
            action={
              <Button onClick={() => props.onSearch(unfiltered(props.search))}>{m.financing_lift_filters()}</Button>
            }
          >
            {m.financing_filtered_text()}
          </EmptyState>
        </Match>
        <Match when={props.search.tab}>
          {(tab) => (
            <EmptyState
              icon={<HandCoins class="size-6" />}
              title={tab() === 'archived' ? m.financing_empty_archived_title() : m.financing_empty_finished_title()}
              action={<Button onClick={() => props.onSearch({})}>{m.financing_show_all()}</Button>}
            >
              {tab() === 'archived' ? m.financing_empty_archived_text() : m.financing_empty_finished_text()}
            </EmptyState>
          )}
        </Match>
        <Match when={true}>
          <NothingYet />
        </Match>
      </Switch>
    </div>
  )
}

function NothingYet() {
  const session = useSession()
  return (
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
  )
}
