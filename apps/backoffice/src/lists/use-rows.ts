import { keepPreviousData, useQueryClient } from '@tanstack/solid-query'
import { createEffect, createMemo, createSignal, on } from 'solid-js'
import { useInfiniteQuery } from '../api/use-query.ts'
import { type ListRow, type Pages, type RowPage, rowsOf, unseenRows, withoutRows, withRows } from './pages.ts'
import { useChangedIds } from './use-changed-ids.ts'

const pageSize = 50
/** Beyond so many changed rows at once, reading the pages again is less work than reading each. */
const fewRows = 10

/** Where the rows of a list come from. */
export type RowSource<Row extends ListRow> = {
  /** The procedure's key and its filter: `[['services', 'list'], filter()]`. */
  key: () => readonly unknown[]
  /** A page of `limit` rows, from the beginning where `after` is absent. */
  read: (page: { limit: number; after?: string }, signal?: AbortSignal) => Promise<RowPage<Row>>
  /** One row as it is now; without it the pages are read again. */
  readOne?: (id: string) => Promise<Row>
  /** The kind or kinds of record, as the action log names them, whose changes the list follows. */
  subjectKind?: string | readonly string[]
}

/** Pages as one scrolls, changes where they stand, and what is new counted until it is asked for. */
export function useRows<Row extends ListRow>(source: RowSource<Row>) {
  const queryClient = useQueryClient()
  const key = createMemo(() => [...source.key(), 'pages'])
  const read = (after: string | null, signal?: AbortSignal) =>
    source.read({ limit: pageSize, ...(after && { after }) }, signal)

  const query = useInfiniteQuery(() => ({
    queryKey: key(),
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) => read(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: RowPage<Row>) => last.next,
    placeholderData: keepPreviousData,
    refetchOnMount: 'always' as const,
    refetchOnWindowFocus: false,
    meta: { live: false },
  }))

  const [beginning, setBeginning] = createSignal<{ page: RowPage<Row>; unseen: number }>()
  createEffect(on(key, () => setBeginning(undefined), { defer: true }))

  const shown = () => queryClient.getQueryData<Pages<Row>>(key())
  const change = (next: (data: Pages<Row>) => Pages<Row>) =>
    queryClient.setQueryData<Pages<Row>>(key(), (data) => (data ? next(data) : data))

  const follow = async (ids: string[]) => {
    const asked = key()
    const known = new Set(rowsOf(shown()).map((row) => row.id))
    const changed = ids.filter((id) => known.has(id))
    const { readOne } = source
    if (changed.length > fewRows || (changed.length > 0 && !readOne)) void query.refetch()
    else if (readOne) {
      const answers = await Promise.allSettled(changed.map((id) => readOne(id)))
      const rows = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
      if (asked === key() && rows.length > 0) change((data) => withRows(data, rows))
    }
    if (changed.length === ids.length) return
    const page = await read(null)
    const data = shown()
    if (asked === key() && data) setBeginning({ page, unseen: unseenRows(data, page) })
  }
  if (source.subjectKind) useChangedIds(source.subjectKind, follow)

  return {
    query,
    rows: createMemo(() => rowsOf(query.data as Pages<Row> | undefined)),
    /** How many rows have come since, that the list does not show yet. */
    unseen: () => beginning()?.unseen ?? 0,
    /** From the beginning, with what has come since. */
    showUnseen() {
      const page = beginning()?.page
      if (page) queryClient.setQueryData<Pages<Row>>(key(), { pages: [page], pageParams: [null] })
      setBeginning(undefined)
    },
    takeAway: (ids: readonly string[]) => change((data) => withoutRows(data, ids)),
    /** Puts a row, as it is now, where it stands. */
    replace: (row: Row) => change((data) => withRows(data, [row])),
  }
}

export type Rows<Row extends ListRow> = ReturnType<typeof useRows<Row>>
