import { createSignal } from 'solid-js'
import type { PreviewRow } from '../kind.ts'
import { rowHeights } from './layout.ts'

const pageSize = 200
const pagesAtOnce = 2

type Pixels = { of: (row: PreviewRow) => number; plain: number }

/**
 * The rows of a preview by their place in it, read where somebody looks: a jump to the end reads the end alone. They
 * never change, so they are kept as they come and not in a store: twenty thousand of them would weigh too much there.
 */
export function createPreviewRows(given: {
  /** Rows from the place `at` on, which counts from 0. */
  read: (at: number, limit: number) => Promise<PreviewRow[]>
  count: number
  pixels: () => Pixels
  /** Surrounds whatever moves rows, so that those in sight can be held where they are. */
  held: (move: () => void) => void
}) {
  const pages = new Map<number, PreviewRow[]>()
  const asked = new Set<number>()
  let heights = rowHeights(given.count, given.pixels().plain)
  let wanted = { first: 0, end: 1 }
  const [version, setVersion] = createSignal(0)
  const [failure, setFailure] = createSignal<unknown>()

  const changed = () => given.held(() => setVersion((now) => now + 1))
  const guess = (page: number, rows: readonly PreviewRow[]) => {
    const { of } = given.pixels()
    for (const [index, row] of rows.entries()) heights.set(page * pageSize + index, of(row))
  }
  const keep = (page: number, rows: PreviewRow[]) => {
    pages.set(page, rows)
    guess(page, rows)
    changed()
  }
  /** What is in sight now comes first, whatever was passed by on the way. */
  const nextPage = (): number | undefined => {
    const last = Math.floor(Math.max(wanted.first, wanted.end - 1) / pageSize)
    for (let page = Math.floor(wanted.first / pageSize); page <= last; page += 1)
      if (!pages.has(page) && !asked.has(page) && page * pageSize < given.count) return page
    return undefined
  }
  const readOn = async () => {
    while (failure() === undefined && asked.size < pagesAtOnce) {
      const page = nextPage()
      if (page === undefined) return
      asked.add(page)
      try {
        keep(page, await given.read(page * pageSize, pageSize))
      } catch (error) {
        setFailure(() => error)
      } finally {
        asked.delete(page)
      }
    }
  }
  return {
    rowAt(index: number): PreviewRow | undefined {
      version()
      return pages.get(Math.floor(index / pageSize))?.[index % pageSize]
    },
    places() {
      version()
      return heights.places()
    },
    failure,
    /** Somebody looks at these rows. */
    look(first: number, end: number) {
      wanted = { first, end }
      void readOn()
      void readOn()
    },
    /** Rows as they were drawn. */
    measured(drawn: readonly (readonly [index: number, pixels: number])[]) {
      const moved = drawn.map(([index, pixels]) => heights.set(index, pixels))
      if (moved.includes(true)) changed()
    },
    /** All are drawn in another way now. */
    reshaped() {
      heights = rowHeights(given.count, given.pixels().plain)
      for (const [page, rows] of pages) guess(page, rows)
      changed()
    },
    retry() {
      setFailure(undefined)
      void readOn()
    },
  }
}
