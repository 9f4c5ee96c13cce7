import { createEffect, createMemo, createSignal, onCleanup } from 'solid-js'

export type VirtualRowsOptions = {
  count: () => number
  /** Pixels of a row, or where rows are of different heights, where each stands; then it is read anew when that changes. */
  size: () => number | RowPlaces
  /** Pixels of the header that stays at the top. */
  head: () => number
}

/** Drawn beyond both edges, so that a quick turn of the wheel meets rows. */
const beyond = 12

/** Where rows of different heights stand. */
export type RowPlaces = {
  /** The pixel at which a row begins; for the count itself the end of the last one. */
  startOf: (index: number) => number
  /** The row at a pixel; for one beyond the end the count. */
  indexAt: (pixel: number) => number
}

export type Window = { first: number; end: number; above: number; below: number }

/** Which rows of a list to draw, and the pixels of those left out before and after them. */
export function windowOf(at: { top: number; height: number }, count: number, size: number | RowPlaces): Window {
  const { startOf, indexAt } = placesOf(size)
  const first = Math.max(0, Math.min(count, indexAt(at.top)) - beyond)
  const end = Math.min(count, Math.max(first, indexAt(at.top + at.height) + 1 + beyond))
  return { first, end, above: startOf(first), below: startOf(count) - startOf(end) }
}

const placesOf = (size: number | RowPlaces): RowPlaces =>
  typeof size === 'object' ? size : { startOf: (index) => index * size, indexAt: (pixel) => Math.floor(pixel / size) }

/** Draws of a long list of rows only those in sight. `attach` takes what scrolls. */
export function createVirtualRows(options: VirtualRowsOptions) {
  const [place, setPlace] = createSignal({ top: 0, height: innerHeight }, { equals: same })
  const shown = createMemo(() => windowOf(place(), options.count(), options.size()))
  const indexes = createMemo(() => {
    const { first, end } = shown()
    return Array.from({ length: end - first }, (_, at) => first + at)
  })
  let scroller: HTMLElement | undefined
  const look = () => scroller && setPlace({ top: scroller.scrollTop, height: scroller.clientHeight })
  const resized = new ResizeObserver(look)
  onCleanup(() => {
    resized.disconnect()
    scroller?.removeEventListener('scroll', look)
  })
  createEffect(() => {
    // Rows that became higher or fewer move what is in sight without a scroll being told.
    options.size()
    options.count()
    look()
  })
  return {
    indexes,
    above: () => shown().above,
    below: () => shown().below,
    end: () => shown().end,
    attach(element: HTMLElement) {
      scroller = element
      element.addEventListener('scroll', look, { passive: true })
      resized.observe(element)
    },
    /** Scrolls no further than needed for the row to stand free of the header. */
    reveal(index: number) {
      if (!scroller) return
      const { startOf } = placesOf(options.size())
      const top = startOf(index)
      const lowest = startOf(index + 1) + options.head() - scroller.clientHeight
      if (top < scroller.scrollTop) scroller.scrollTop = top
      else if (lowest > scroller.scrollTop) scroller.scrollTop = lowest
      look()
    },
  }
}

const same = (one: { top: number; height: number }, other: { top: number; height: number }): boolean =>
  one.top === other.top && one.height === other.height
