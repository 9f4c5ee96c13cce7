/** What every row of a list has. */
export type ListRow = { id: string }

/** A page as the server answers it; `next` is where the following one begins. */
export type RowPage<Row extends ListRow> = { rows: Row[]; next: string | null }

/** The pages of a keyset list as the query cache holds them. */
export type Pages<Row extends ListRow> = { pages: RowPage<Row>[]; pageParams: (string | null)[] }

export const rowsOf = <Row extends ListRow>(data: Pages<Row> | undefined): Row[] =>
  data?.pages.flatMap((page) => page.rows) ?? []

const mapRows = <Row extends ListRow>(data: Pages<Row>, change: (rows: Row[]) => Row[]): Pages<Row> => ({
  ...data,
  pages: data.pages.map((page) => ({ ...page, rows: change(page.rows) })),
})

/** With these rows as they are now, each where it stands: nothing moves. */
export function withRows<Row extends ListRow>(data: Pages<Row>, changed: readonly Row[]): Pages<Row> {
  const byId = new Map(changed.map((row) => [row.id, row]))
  return mapRows(data, (rows) => rows.map((row) => byId.get(row.id) ?? row))
}

export function withoutRows<Row extends ListRow>(data: Pages<Row>, ids: readonly string[]): Pages<Row> {
  const gone = new Set(ids)
  return mapRows(data, (rows) => rows.filter((row) => !gone.has(row.id)))
}

/** How many rows of the list's beginning, as it is now, are not shown yet. */
export function unseenRows<Row extends ListRow>(data: Pages<Row>, beginning: RowPage<Row>): number {
  const seen = new Set(rowsOf(data).map((row) => row.id))
  return beginning.rows.filter((row) => !seen.has(row.id)).length
}
