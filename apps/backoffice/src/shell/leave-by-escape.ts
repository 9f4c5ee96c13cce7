import type { AnyRouter } from '@tanstack/solid-router'
import { isTypedInto } from './typed-into.ts'

declare module '@tanstack/solid-router' {
  interface StaticDataRouteOption {
    /** The page that this one is opened from: Escape and the arrow before the title lead there. */
    back?:
      | '/financings'
      | '/orders'
      | '/orders/shipments'
      | '/disbursements'
      | '/payout'
      | '/disbursements/statements'
      | '/ledger'
      | '/users'
      | '/users/imports'
      | '/services'
      | '/services/imports'
      | '/hooks'
  }
}

/** What Escape closes by itself. */
const closable = '[role="dialog"], dialog[open], [role="menu"], [role="listbox"]'

/** What each page's address said when it was left, by its path. */
const left = new Map<string, object>()

/** The search that the page at a path had when it was left: with it one comes back to the same rows. */
export const searchLeft = (path: string): object => left.get(path) ?? {}

/**
 * Escape leads back to the page that the present one is opened from, from the moment its address stands: a page that
 * is still being fetched could not hear the key. What is open closes first, what is chosen is let go first, and so is
 * the field that one types into.
 */
export function leaveByEscape(router: AnyRouter): void {
  router.subscribe('onBeforeNavigate', ({ fromLocation, toLocation }) => {
    if (fromLocation) left.set(fromLocation.pathname, fromLocation.search)
    // The next person's lists are their own.
    if (toLocation.pathname === '/sign-in') left.clear()
  })
  let closing = false
  window.addEventListener('keydown', () => (closing = document.querySelector(closable) !== null), true)
  // On the window, so that whatever the page itself does with the key comes before.
  window.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || closing) return
    if (isTypedInto(event.target)) return (event.target as HTMLElement).blur()
    const [, , route] = router.getMatchedRoutes(router.latestLocation.pathname)
    const to = route?.options.staticData?.back
    if (to) void router.navigate({ to, search: searchLeft(to) })
  })
}
