import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { SkeletonRows } from '@cauce/ui/skeleton'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useInfiniteQuery } from '../../../api/use-query.ts'
import { FailedRow } from './failed-row.tsx'

/** The rows of a list that shipped nothing and that nobody saw to, each with its reason and what can be done. */
export function FailedRows(props: { importId: string; failed: number }) {
  const failed = useInfiniteQuery(() => ({
    queryKey: [...api.shipments.failedRows.key(), { importId: props.importId, failed: props.failed }],
    queryFn: ({ pageParam, signal }: { pageParam: number; signal: AbortSignal }) =>
      api.shipments.failedRows.ask({ importId: props.importId, after: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  }))
  const rows = createMemo(() => (failed.isSuccess ? failed.data.pages.flatMap((page) => page.rows) : []))
  return (
    <div class="mt-4">
      <h3 class="mb-2 font-medium">{m.shipments_failed_rows()}</h3>
      <Switch fallback={<SkeletonRows rows={2} />}>
        <Match when={rows().length > 0}>
          <ul class="max-h-96 divide-y divide-line overflow-y-auto" aria-label={m.shipments_failed_rows()}>
            <For each={rows()}>{(row) => <FailedRow row={row} />}</For>
          </ul>
          <Show when={failed.hasNextPage}>
            <Button class="mt-3" busy={failed.isFetchingNextPage} onClick={() => void failed.fetchNextPage()}>
              {m.shipments_more()}
            </Button>
          </Show>
        </Match>
        <Match when={failed.isSuccess}>
          <p class="text-muted">{m.shipments_failed_none()}</p>
        </Match>
        <Match when={failed.isError}>
          <QueryFailed of={failed} />
        </Match>
      </Switch>
    </div>
  )
}
