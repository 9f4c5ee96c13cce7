import type { CellObject, Range } from 'xlsx'

/** More cells than any list that a person merged; a sheet can declare merges without end. */
const mostFilled = 200_000

/**
 * A cell merged over several rows holds its value in the first: it is given to the others, where they have a value of
 * their own elsewhere, since that is what the person sees.
 */
export function fillMerged(rows: (readonly (CellObject | undefined)[] | undefined)[], merges: readonly Range[]): void {
  let left = mostFilled
  for (const { s: start, e: end } of merges) {
    const merged = rows[start.r]?.[start.c]
    if (merged?.v === undefined) continue
    for (let row = start.r + 1; row <= Math.min(end.r, rows.length - 1); row += 1) {
      if (left-- <= 0) return
      const cells = rows[row]
      if (cells?.some((cell) => cell?.v !== undefined && cell.v !== '')) rows[row] = withCell(cells, start.c, merged)
    }
  }
}

function withCell(cells: readonly (CellObject | undefined)[], at: number, cell: CellObject) {
  const all = [...cells]
  all[at] = cell
  return all
}
