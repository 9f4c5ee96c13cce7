import type { FinancingFilter } from '@cauce/domain/financing/filter'
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/solid-query'
import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { api } from '../../../api/api.ts'
import type { RowPage } from '../row.ts'
import { type Pages, rowsOf, unseenRows, withoutRows, withRows } from './pages.ts'
import { useChangedIds } from './use-changed-ids.ts'

const pageSize = 50
/** Beyond so many changed rows at once, reading the pages again is less work than reading each. */
const fewRows = 10

/** The list of a filter: pages as one scrolls, changes where they stand, and what is new counted until it is asked for. */
export function useFinancingList(filter: () => FinancingFilter) {
  const queryClient = useQueryClient()
  const key = createMemo(() => [['financings', 'list'], filter(), 'pages'] as const)
  const read = (after: string | null, signal?: AbortSignal): Promise<RowPage> =>
    api.financings.list.ask({ ...filter(), limit: pageSize, ...(after && { after }) }, signal)

  const query = useInfiniteQuery(() => ({
    queryKey: key(),
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) => read(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: RowPage) => last.next,
    placeholderData: keepPreviousData,
    refetchOnMount: 'always' as const,
    refetchOnWindowFocus: false,
    meta: { live: false },
  }))

  const [beginning, setBeginning] = createSignal<{ page: RowPage; unseen: number }>()
  createEffect(on(key, () => setBeginning(undefined), { defer: true }))

  const shown = () => queryClient.getQueryData<Pages>(key())
  const change = (next: (data: Pages) => Pages) =>
    queryClient.setQueryData<Pages>(key(), (data) => (data ? next(data) : data))

  useChangedIds(async (ids) => {
    const asked = key()
    const known = new Set(rowsOf(shown()).map((row) => row.id))
    const changed = ids.filter((id) => known.has(id))
    if (changed.length > fewRows) void query.refetch()
    else {
      const answers = await Promise.allSettled(changed.map((id) => api.financings.get.ask({ id })))
      const rows = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
      if (asked === key() && rows.length > 0) change((data) => withRows(data, rows))
    }
    if (changed.length === ids.length) return
    const page = await read(null)
    const data = shown()
    if (asked === key() && data) setBeginning({ page, unseen: unseenRows(data, page) })
  })

  return {
    query,
    rows: createMemo(() => rowsOf(query.data as Pages | undefined)),
    /** How many rows have come since, that the list does not show yet. */
    unseen: () => beginning()?.unseen ?? 0,
    /** From the beginning, with what has come since. */
    showUnseen() {
      const page = beginning()?.page
      if (page) queryClient.setQueryData<Pages>(key(), { pages: [page], pageParams: [null] })
      setBeginning(undefined)
    },
    takeAway: (ids: readonly string[]) => change((data) => withoutRows(data, ids)),
    replace: (id: string) => void api.financings.get.ask({ id }).then((row) => change((data) => withRows(data, [row]))),
  }
}

export type FinancingList = ReturnType<typeof useFinancingList>
