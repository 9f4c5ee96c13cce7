/** What is chosen, and the row from which Shift reaches. */
export type Selection = { ids: ReadonlySet<string>; anchor: string | null }

export const nothingSelected: Selection = { ids: new Set(), anchor: null }

/** The row changes; with Shift every row from the anchor to it becomes what it becomes. */
export function selectRow(selection: Selection, rows: readonly string[], id: string, reach = false): Selection {
  const ids = new Set(selection.ids)
  const chosen = !ids.has(id)
  const from = reach && selection.anchor !== null ? rows.indexOf(selection.anchor) : -1
  const at = rows.indexOf(id)
  const reached = from < 0 ? [id] : rows.slice(Math.min(from, at), Math.max(from, at) + 1)
  for (const each of reached) {
    if (chosen) ids.add(each)
    else ids.delete(each)
  }
  return { ids, anchor: id }
}

export const selectAll = (rows: readonly string[]): Selection => ({ ids: new Set(rows), anchor: null })

/** Without those that are not shown any more. */
export function stillShown(selection: Selection, rows: readonly string[]): Selection {
  const shown = new Set(rows)
  const ids = [...selection.ids].filter((id) => shown.has(id))
  return ids.length === selection.ids.size ? selection : { ids: new Set(ids), anchor: null }
}
