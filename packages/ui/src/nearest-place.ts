/** One of those that stood around an element; `at` is which of its children held it. */
export type Around = { parent: HTMLElement; at: number }

const control = ':is(a[href], button, input, select, textarea, summary):not(:disabled, [tabindex="-1"])'

/** Small enough that the first control in it is near whichever was taken away. */
const small = 'form, fieldset, li, [role="group"], [role="status"]'

/** Notifications: they pass, and nobody works there. */
const passing = '[data-kb-top-layer]'

const visible = (root: Element, selector: string): HTMLElement | undefined =>
  [...root.querySelectorAll<HTMLElement>(selector)].find((element) => element.checkVisibility())

/** Where one begins in a dialog: what is to be filled in or taken along, or else the button marked `data-first`. */
export const firstOfDialog = (dialog: Element): HTMLElement | undefined =>
  visible(dialog, '[data-body] :is(input, textarea, select)') ?? visible(dialog, '[data-first]')

/** The heading of what it stands in, made able to take the focus. */
function headingOf(root: Element): HTMLElement | undefined {
  const heading = visible(root, 'h1, h2, h3')
  if (heading && !heading.hasAttribute('tabindex')) heading.tabIndex = -1
  return heading
}

/** Of a list whose item was taken away: the one that stands there now, or else the last. */
function neighbourIn(list: Element, at: number): HTMLElement | undefined {
  const item = list.children[Math.min(at, list.children.length - 1)]
  return item && visible(item, control)
}

/**
 * The place to go on from where something that had the focus was taken away: among what stood around it, from the
 * inside out, a neighbour in its list, a control of its form, the row one was at, the dialog's beginning, the heading.
 */
export function nearestPlace(around: readonly Around[]): HTMLElement | undefined {
  for (const { parent, at } of around) {
    if (!parent.isConnected || !parent.checkVisibility() || parent.closest(passing)) continue
    const found =
      (parent.matches('ul, ol') && neighbourIn(parent, at)) ||
      (parent.matches(small) && visible(parent, control)) ||
      visible(parent, '[data-row][tabindex="0"]') ||
      (parent.matches('[role="dialog"]') && firstOfDialog(parent)) ||
      (parent.matches('[tabindex="0"]') && parent) ||
      headingOf(parent)
    if (found) return found
  }
  return undefined
}
