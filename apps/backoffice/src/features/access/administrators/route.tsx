import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { SkeletonRows } from '@cauce/ui/skeleton'
import Plus from 'lucide-solid/icons/plus'
import UserCog from 'lucide-solid/icons/user-cog'
import { createSignal, For, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { useSession } from '../../../session/session.tsx'
import { Page } from '../../../shell/page.tsx'
import { ChangeItem } from './change-item.tsx'
import type { ChangeDeed } from './deed-words.ts'
import type { Row } from './row.ts'

const AskDialog = lazy(() => import('./ask-dialog.tsx'))
const DeedDialog = lazy(() => import('./deed-dialog.tsx'))

/** Requests to change a merchant's administrator: made by the merchant, decided by the platform. */
export default function AdministratorsPage() {
  const session = useSession()
  const everyMerchant = session.me().merchant === null
  const changes = useQuery(() => api.administrators.list.queryOptions({ limit: 100 }))
  const [asking, setAsking] = createSignal(false)
  const [chosen, setChosen] = createSignal<{ row: Row; deed: ChangeDeed }>()
  const [open, setOpen] = createSignal(false)
  const rows = () => (changes.isSuccess ? changes.data.rows : undefined)
  const mayAsk = () => session.can('administrators.ask') && !rows()?.some(({ state }) => state === 'asked')
  const ask = () => (
    <Show when={mayAsk()}>
      <Button variant="primary" icon={<Plus class="size-4" aria-hidden="true" />} onClick={() => setAsking(true)}>
        {m.people_administrators_ask()}
      </Button>
    </Show>
  )
  return (
    <Page
      title={m.people_administrators()}
      help={[m.people_administrators_help_ask(), m.people_administrators_help_then()]}
      actions={<Show when={rows()?.length}>{ask()}</Show>}
    >
      <Switch fallback={<SkeletonRows rows={3} />}>
        <Match when={rows()?.length === 0}>
          <EmptyState icon={<UserCog class="size-6" />} title={m.people_administrators_empty()} action={ask()}>
            {everyMerchant ? m.people_administrators_empty_text() : m.people_administrators_help_ask()}
          </EmptyState>
        </Match>
        <Match when={rows()}>
          {(list) => (
            <ul class="panel max-w-4xl divide-y divide-line px-4" aria-label={m.people_administrators()}>
              <For each={list()}>
                {(row) => (
                  <ChangeItem
                    row={row}
                    everyMerchant={everyMerchant}
                    onAct={(deed) => {
                      setChosen({ row, deed })
                      setOpen(true)
                    }}
                  />
                )}
              </For>
            </ul>
          )}
        </Match>
        <Match when={changes.isError}>
          <QueryFailed of={changes} />
        </Match>
      </Switch>
      <Suspense>
        <Show when={asking()}>
          <AskDialog onClose={() => setAsking(false)} />
        </Show>
        <Show when={chosen()} keyed>
          {({ row, deed }) => <DeedDialog row={row} deed={deed} open={open()} onOpenChange={setOpen} />}
        </Show>
      </Suspense>
    </Page>
  )
}
