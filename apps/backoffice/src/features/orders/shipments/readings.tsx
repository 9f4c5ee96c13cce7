import { readingFilters } from '@cauce/domain/orders/shipments/states'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Section } from '@cauce/ui/section'
import { Select } from '@cauce/ui/select'
import { SkeletonRows } from '@cauce/ui/skeleton'
import { useNavigate, useSearch } from '@tanstack/solid-router'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useInfiniteQuery } from '../../../api/use-query.ts'
import { ReadingItem } from './reading-item.tsx'
import { isOnItsWay } from './reading-text.tsx'

const filterWords = { open: m.shipments_history_open, failed: m.shipments_history_failed }

/** Every file that was read, however it came, the newest first; which of them is in the address. */
export function Readings() {
  const navigate = useNavigate()
  const search = useSearch({ from: '/shell/orders/shipments' })
  const only = () => search().show
  const readings = useInfiniteQuery(() => ({
    queryKey: [...api.shipments.list.key(), { only: only() }],
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) => {
      const shown = only()
      return api.shipments.list.ask({ ...(shown && { only: shown }), ...(pageParam && { after: pageParam }) }, signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    // How far it got is told by itself; that somebody without the right to be told of it sees it too.
    refetchInterval: ({ state }) => (state.data?.pages.some(({ rows }) => rows.some(isOnItsWay)) ? 2_000 : false),
  }))
  const rows = createMemo(() => (readings.isSuccess ? readings.data.pages.flatMap((page) => page.rows) : []))
  return (
    <Section
      title={m.shipments_history()}
      beside={
        <Select
          class="w-56 max-w-full"
          aria-label={m.shipments_history_filter()}
          value={only() ?? ''}
          placeholder={m.shipments_history_all()}
          options={readingFilters.map((value) => ({ value, label: filterWords[value]() }))}
          onChange={(value) => {
            const show = readingFilters.find((known) => known === value)
            void navigate({ to: '/orders/shipments', search: { ...search(), show }, replace: true })
          }}
        />
      }
    >
      <Switch fallback={<SkeletonRows rows={3} />}>
        <Match when={rows().length > 0}>
          <ul class="divide-y divide-line" aria-label={m.shipments_history()}>
            <For each={rows()}>{(row) => <ReadingItem row={row} />}</For>
          </ul>
          <Show when={readings.hasNextPage}>
            <Button class="mt-3" busy={readings.isFetchingNextPage} onClick={() => void readings.fetchNextPage()}>
              {m.shipments_more()}
            </Button>
          </Show>
        </Match>
        <Match when={readings.isSuccess}>
          <p class="text-muted">{only() ? m.shipments_history_none() : m.shipments_history_empty()}</p>
        </Match>
        <Match when={readings.isError}>
          <QueryFailed of={readings} />
        </Match>
      </Switch>
    </Section>
  )
}
