import { createSignal } from 'solid-js'

export type RowKeysOptions = {
  count: () => number
  /** Enter. */
  onOpen: (index: number) => void
  /** x or Space. */
  onToggle?: (index: number) => void
  /** Escape. */
  onLeave?: (event: KeyboardEvent) => void
  /** Brings a row into the document that is not drawn yet, as in a virtual list. */
  reveal?: (index: number) => void
  /** The drawn row of an index. */
  rowAt: (index: number) => HTMLElement | null | undefined
}

const typedInto = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable], [role="menu"]') !== null

/** How far each key moves; pages are ten rows. */
const moves: Record<string, number> = {
  j: 1,
  ArrowDown: 1,
  k: -1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
}

/**
 * Moves the focus among the rows of a list: j/k and arrows, Home, End, pages; Enter opens, x or Space selects.
 * One row is in the order of Tab at a time. `onKeyDown` goes on whatever should hear the keys: the table or the page.
 */
export function createRowKeys(options: RowKeysOptions) {
  const [current, setCurrent] = createSignal(0)
  const focus = (index: number) => {
    const at = Math.max(0, Math.min(options.count() - 1, index))
    setCurrent(at)
    options.reveal?.(at)
    const stand = () => {
      const row = options.rowAt(at)
      row?.focus({ preventScroll: false })
      row?.scrollIntoView({ block: 'nearest' })
      return row !== null && row !== undefined
    }
    // At once where it can be: Enter may follow before the next frame.
    if (!stand()) requestAnimationFrame(stand)
  }
  const onRow = (event: KeyboardEvent) => {
    const row = options.rowAt(current())
    return row !== null && row !== undefined && event.target === row
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typedInto(event.target)) return
    const by = moves[event.key]
    if (by !== undefined) {
      if (options.count() === 0) return
      event.preventDefault()
      const standing = onRow(event)
      focus(standing || Math.abs(by) > 1 ? current() + by : current())
    } else if (event.key === 'Enter' && onRow(event)) {
      event.preventDefault()
      options.onOpen(current())
    } else if ((event.key === 'x' || event.key === ' ') && onRow(event)) {
      event.preventDefault()
      options.onToggle?.(current())
    } else if (event.key === 'Escape') {
      options.onLeave?.(event)
    }
  }
  return { current, setCurrent, focus, onKeyDown }
}
