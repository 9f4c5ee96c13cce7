import { type Around, nearestPlace } from './nearest-place.ts'

/** Where the focus was: the element, and what stood around it from the inside out, which outlasts its removal. */
type Stay = { element: HTMLElement; around: Around[] }

/** As many as one opens on top of one another, with the steps inside each. */
const mostStays = 20

const aroundOf = (element: Element): Around[] => {
  const { parentElement: parent } = element
  if (!parent || parent === document.body) return []
  return [{ parent, at: [...parent.children].indexOf(element) }, ...aroundOf(parent)]
}

const holdsFocus = (element: HTMLElement): boolean =>
  element.isConnected && element.checkVisibility() && !element.matches(':disabled')

/**
 * Keeps the focus on the page. A browser drops it when what has it is taken away or disabled: a closed dialog, a lifted
 * filter, a button that gave way to another. Then it goes to the nearest place that is left, or to what one came from.
 * What moves the focus by itself goes first. Returns what ends it.
 */
export function keepFocus(): () => void {
  let stays: Stay[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const isNowhere = () => document.activeElement === null || document.activeElement === document.body

  const note = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === document.body) return
    stays = [...stays.filter(({ element }) => element !== target), { element: target, around: aroundOf(target) }]
    stays = stays.slice(-mostStays)
  }
  const find = (): HTMLElement | undefined => {
    for (const { element, around } of stays.toReversed()) {
      if (holdsFocus(element)) return element
      const found = nearestPlace(around)
      if (found) return found
      // The page itself was exchanged: the new one begins where it thinks right.
      if (around.some(({ parent }) => parent.isConnected && parent.matches('main'))) return undefined
    }
    const main = document.querySelector('main')
    return main ? nearestPlace([{ parent: main, at: 0 }]) : undefined
  }
  const restore = () => {
    if (isNowhere()) find()?.focus({ preventScroll: true })
  }
  const restoreSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(restore)
  }
  /** Whoever clicks beside everything leaves of their own will, and is not brought back by what is taken away later. */
  const forget = ({ relatedTarget, target }: FocusEvent) => {
    if (relatedTarget !== null) return
    setTimeout(() => {
      const left = target instanceof HTMLElement && holdsFocus(target) && isNowhere() && document.hasFocus()
      if (left) stays = []
    })
  }
  const observer = new MutationObserver((changes) => {
    const last = stays.at(-1)?.element
    if (!last || !isNowhere()) return
    const isLost = changes.some(
      ({ target, removedNodes }) =>
        (target === last && !holdsFocus(last)) || [...removedNodes].some((node) => node.contains(last)),
    )
    if (isLost || !last.isConnected) restoreSoon()
  })

  document.addEventListener('focusin', note)
  document.addEventListener('focusout', forget)
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
  return () => {
    clearTimeout(timer)
    observer.disconnect()
    document.removeEventListener('focusin', note)
    document.removeEventListener('focusout', forget)
  }
}
