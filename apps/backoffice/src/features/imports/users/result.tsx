import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Section } from '@cauce/ui/section'
import { SkeletonRows } from '@cauce/ui/skeleton'
import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { tellFailure } from '../../../api/tell-failure.ts'
import { useInfiniteQuery } from '../../../api/use-query.ts'
import { type Imported, ImportedUser } from './imported-user.tsx'

const shownAtOnce = 100

const hasLetterOnItsWay = ({ rows }: { rows: Imported[] }): boolean => rows.some(({ letter }) => letter === 'queued')

/** Each user of a saved list, with their role, what was done, and where their invitation stands. */
export function UserResult(props: { id: string }) {
  const queryClient = useQueryClient()
  const imported = useInfiniteQuery(() => ({
    queryKey: [...api.users.imported.key(), { importId: props.id, pages: true }],
    queryFn: ({ pageParam, signal }: { pageParam: number | null; signal: AbortSignal }) =>
      api.users.imported.ask(
        { importId: props.id, limit: shownAtOnce, ...(pageParam !== null && { after: pageParam }) },
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    // Letters leave in the background.
    refetchInterval: ({ state }) => (state.data?.pages.some(hasLetterOnItsWay) ? 2_000 : false),
  }))
  const rows = createMemo(() => (imported.isSuccess ? imported.data.pages.flatMap((page) => page.rows) : []))

  const resend = async ({ user }: Imported) => {
    try {
      await api.users.resendInvitation.act({ id: user.id })
      showToast({ text: m.people_resent({ email: user.email }), meaning: 'good' })
      await queryClient.invalidateQueries({ queryKey: api.users.key() })
    } catch (error) {
      tellFailure(error)
    }
  }

  return (
    <div class="mb-3 shrink-0">
      <Section title={m.people_import_result()}>
        <Switch fallback={<SkeletonRows rows={3} />}>
          <Match when={imported.isSuccess}>
            <ul class="max-h-80 divide-y divide-line overflow-y-auto" aria-label={m.people_import_result()}>
              <For each={rows()}>{(row) => <ImportedUser row={row} onResend={() => resend(row)} />}</For>
            </ul>
            <Show when={imported.hasNextPage}>
              <Button class="mt-3" busy={imported.isFetchingNextPage} onClick={() => void imported.fetchNextPage()}>
                {m.people_import_more()}
              </Button>
            </Show>
          </Match>
          <Match when={imported.isError}>
            <QueryFailed of={imported} />
          </Match>
        </Switch>
      </Section>
    </div>
  )
}
