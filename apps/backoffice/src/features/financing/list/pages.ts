import type { Row, RowPage } from '../row.ts'

/** The pages of a keyset list as the query cache holds them. */
export type Pages = { pages: RowPage[]; pageParams: (string | null)[] }

export const rowsOf = (data: Pages | undefined): Row[] => data?.pages.flatMap((page) => page.rows) ?? []

const mapRows = (data: Pages, change: (rows: Row[]) => Row[]): Pages => ({
  ...data,
  pages: data.pages.map((page) => ({ ...page, rows: change(page.rows) })),
})

/** With these rows as they are now, each where it stands: nothing moves. */
export function withRows(data: Pages, changed: readonly Row[]): Pages {
  const byId = new Map(changed.map((row) => [row.id, row]))
  return mapRows(data, (rows) => rows.map((row) => byId.get(row.id) ?? row))
}

export function withoutRows(data: Pages, ids: readonly string[]): Pages {
  const gone = new Set(ids)
  return mapRows(data, (rows) => rows.filter((row) => !gone.has(row.id)))
}

/** How many rows of the list's beginning, as it is now, are not shown yet. */
export function unseenRows(data: Pages, beginning: RowPage): number {
  const seen = new Set(rowsOf(data).map((row) => row.id))
  return beginning.rows.filter((row) => !seen.has(row.id)).length
}
