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
  onCleanup(() => {
    cancelAnimationFrame(awaited)
    scroller?.removeEventListener('keydown', jump)
  })

  /** At once: rows met on a smooth way there turn out higher, and holding them would end it short of the end. */
  const jump = (event: KeyboardEvent) => {
    if (!scroller || event.target !== scroller || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key !== 'Home' && event.key !== 'End') return
    event.preventDefault()
    scroller.scrollTop = event.key === 'End' ? scroller.scrollHeight : 0
  }
  const measure = () => {
    const rows = [...(scroller?.querySelectorAll<HTMLElement>('tr[data-index]') ?? [])]
    given.onDrawn(rows.map((row) => [Number(row.dataset.index), row.getBoundingClientRect().height] as const))
  }
  return {
    attach(element: HTMLElement) {
      scroller = element
      element.addEventListener('keydown', jump)
    },
    held(move: () => void) {
      if (!scroller) return move()
      const { scrollTop, scrollHeight, clientHeight } = scroller
      const isAtEnd = scrollTop > 0 && scrollHeight - clientHeight - scrollTop <= atEnd
      const before = given.places()
      const top = before.indexAt(scrollTop)
      const within = scrollTop - before.startOf(top)
      move()
      const place = isAtEnd ? scroller.scrollHeight : given.places().startOf(top) + within
      if (Math.abs(place - scrollTop) >= 1) scroller.scrollTop = place
    },
    /** Once per frame, after whatever was drawn in it. */
    measureSoon() {
      cancelAnimationFrame(awaited)
      awaited = requestAnimationFrame(measure)
    },
  }
}
