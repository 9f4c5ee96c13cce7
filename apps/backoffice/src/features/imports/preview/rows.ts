import { createSignal } from 'solid-js'
import type { PreviewRow } from '../kind.ts'
import { placesOf } from './layout.ts'

const pageSize = 200
/** Rows from the end of what is read at which more are asked for. */
const nearEnd = 60

type Page = { rows: PreviewRow[]; next: number | null }

/**
 * The rows of a preview, read page after page as far as somebody looks. They never change, so they are kept as they
 * come and not in a store: twenty thousand of them would weigh too much there.
 */
export function createPreviewRows(given: {
  read: (after: number | undefined, limit: number) => Promise<Page>
  count: () => number
  height: (row: PreviewRow) => number
}) {
  const rows: PreviewRow[] = []
  const starts = [0]
  let after: number | undefined
  let wanted = 0
  let ended = false
  const [known, setKnown] = createSignal(0)
  const [state, setState] = createSignal<'standing' | 'reading' | 'failed'>('standing')
  const [failure, setFailure] = createSignal<unknown>()

  const keep = ({ rows: more, next }: Page) => {
    for (const row of more) {
      rows.push(row)
      starts.push((starts.at(-1) ?? 0) + given.height(row))
    }
    ended = next === null
    after = next ?? undefined
    setKnown(rows.length)
  }
  const readOn = async () => {
    if (state() === 'reading') return
    setState('reading')
    try {
      while (!ended && rows.length < wanted + nearEnd) keep(await given.read(after, pageSize))
      setState('standing')
    } catch (error) {
      setFailure(error)
      setState('failed')
    }
  }
  return {
    rowAt: (index: number): PreviewRow | undefined => (index < known() ? rows[index] : undefined),
    count: () => (ended && known() >= 0 ? known() : Math.max(given.count(), known())),
    places: () => placesOf(starts, known() >= 0 ? given.count() : 0),
    state,
    failure,
    /** Somebody looks as far as this row. */
    reach(index: number) {
      wanted = index
      if (state() !== 'failed') void readOn()
    },
    retry: () => void readOn(),
  }
}
