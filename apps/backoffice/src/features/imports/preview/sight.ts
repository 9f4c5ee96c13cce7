import type { RowPlaces } from '@cauce/ui/virtual-rows'
import { onCleanup } from 'solid-js'

/** How near the end counts as there, in pixels. */
const atEnd = 2

/**
 * What scrolls, with the row on top held where it is while others turn out higher than they were taken for, and the
 * heights of those that are drawn.
 */
export function createSight(given: {
  places: () => RowPlaces
  onDrawn: (drawn: readonly (readonly [index: number, pixels: number])[]) => void
}) {
  let scroller: HTMLElement | undefined
  let awaited = 0
  onCleanup(() => cancelAnimationFrame(awaited))

  const measure = () => {
    const rows = [...(scroller?.querySelectorAll<HTMLElement>('tr[data-index]') ?? [])]
    given.onDrawn(rows.map((row) => [Number(row.dataset.index), row.getBoundingClientRect().height] as const))
  }
  return {
    attach(element: HTMLElement) {
      scroller = element
    },
    held(move: () => void) {
      if (!scroller) return move()
      const { scrollTop, scrollHeight, clientHeight } = scroller
      const isAtEnd = scrollTop > 0 && scrollHeight - clientHeight - scrollTop <= atEnd
      const before = given.places()
      const top = before.indexAt(scrollTop)
      const within = scrollTop - before.startOf(top)
      move()
      scroller.scrollTop = isAtEnd ? scroller.scrollHeight : given.places().startOf(top) + within
    },
    /** Once per frame, after whatever was drawn in it. */
    measureSoon() {
      cancelAnimationFrame(awaited)
      awaited = requestAnimationFrame(measure)
    },
  }
}
