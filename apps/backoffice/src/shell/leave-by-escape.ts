import type { AnyRouter } from '@tanstack/solid-router'
import { isTypedInto } from './typed-into.ts'

declare module '@tanstack/solid-router' {
  interface StaticDataRouteOption {
    /** The page that this one is opened from: Escape and the arrow before the title lead there. */
    back?: '/financings' | '/users' | '/users/imports' | '/services' | '/services/imports' | '/hooks'
  }
}

/**
 * Escape leads back to the page that the present one is opened from, from the moment its address stands: a page that
 * is still being fetched could not hear the key.
 */
export function leaveByEscape(router: AnyRouter): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isTypedInto(event.target)) return
    if (document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')) return
    const [, , route] = router.getMatchedRoutes(router.latestLocation.pathname)
    const to = route?.options.staticData?.back
    if (to) void router.navigate({ to })
  })
}
