/**
 * The link's token comes in the fragment, which no server and no referrer sees. It is taken out of the address, so that
 * it stays in no history, and kept for this tab only, so that a reload still finds it.
 */

export type LinkPlace = {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>
  history: Pick<History, 'replaceState'>
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
}

type Kept = 'link' | 'attempt' | 'given'

/** A link to an order and one to a payment may follow each other in a tab, each with its own. */
const keyOf = (kept: Kept, { location }: LinkPlace): string =>
  isOrderPage(location) ? `cauce.order.${kept}` : `cauce.${kept}`

export const isOrderPage = ({ pathname }: Pick<Location, 'pathname'>): boolean => /^\/order(\/|$)/.test(pathname)

const here = (): LinkPlace => ({ location: window.location, history: window.history, storage: window.sessionStorage })

/** The token this page was opened with; undefined when it was opened without one. */
export function takeToken(place: LinkPlace = here()): string | undefined {
  const opened = place.location.hash.slice(1)
  try {
    if (!opened) return place.storage.getItem(keyOf('link', place)) ?? undefined
    if (place.storage.getItem(keyOf('link', place)) !== opened)
      for (const kept of ['attempt', 'given'] as const) place.storage.removeItem(keyOf(kept, place))
    place.storage.setItem(keyOf('link', place), opened)
  } catch {
    // Without storage a reload needs the address to keep its fragment.
    return opened || undefined
  }
  place.history.replaceState(null, '', place.location.pathname + place.location.search)
  return opened
}

/** Remembers which attempt a bank's own page may come back from. */
export function keepAttempt(attemptId: string, place: LinkPlace = here()): void {
  try {
    place.storage.setItem(keyOf('attempt', place), attemptId)
  } catch {
    // The process learns of the payment from the acquirer all the same.
  }
}

/** The attempt that the bank's page has just come back from, if it has; it is told of once. */
export function returnedAttempt(place: LinkPlace = here()): string | undefined {
  if (!new URLSearchParams(place.location.search).has('redirect_status')) return undefined
  place.history.replaceState(null, '', place.location.pathname)
  try {
    return place.storage.getItem(keyOf('attempt', place)) ?? undefined
  } catch {
    return undefined
  }
}

/** Remembers that a card was given for this attempt until its outcome is known, lest a reload offers to pay again. */
export function keepGiven(attemptId: string | undefined, place: LinkPlace = here()): void {
  try {
    if (attemptId) place.storage.setItem(keyOf('given', place), attemptId)
    else place.storage.removeItem(keyOf('given', place))
  } catch {
    // The server finds a card that was given when the payment is begun again.
  }
}

export function givenAttempt(place: LinkPlace = here()): string | undefined {
  try {
    return place.storage.getItem(keyOf('given', place)) ?? undefined
  } catch {
    return undefined
  }
}
