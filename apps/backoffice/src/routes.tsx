import type { QueryClient } from '@tanstack/solid-query'
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/solid-router'
import { keysRoute } from './features/access/keys-route.ts'
import { logRoute } from './features/access/log-route.ts'
import { invitationRoute, peopleRoutes } from './features/access/people-routes.ts'
import { settingsRoute } from './features/access/settings-route.ts'
import { catalogueRoutes } from './features/catalogue/routes.ts'
import { overdueRoute } from './features/collecting/routes.ts'
import { disbursementRoutes } from './features/disbursement/routes.ts'
import { financingRoutes } from './features/financing/routes.ts'
import { importRoutes } from './features/imports/routes.ts'
import { invoicesRoute } from './features/invoices/routes.ts'
import { ledgerRoutes } from './features/ledger/routes.ts'
import { orderRoutes } from './features/orders/routes.ts'
import { payoutRoutes } from './features/payout/routes.ts'
import { refundsRoute } from './features/refunds/routes.ts'
import { webhookRoutes } from './features/webhooks/routes.ts'
import { rootRoute } from './root-route.ts'
import { can } from './session/session.tsx'
import { ErrorPage } from './shell/error-page.tsx'
import { places } from './shell/navigation.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { PagePending } from './shell/page-pending.tsx'
import { shellRoute } from './shell/shell-route.ts'

/** `next` is where one was going; `ended` says that a session ended under way. */
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; ended?: boolean } => ({
    ...(typeof search.next === 'string' && { next: search.next }),
    ...(search.ended === true && { ended: true }),
  }),
  component: lazyRouteComponent(() => import('./features/access/sign-in.tsx')),
})

const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: ({ context }) => {
    const first = places.find(({ permission }) => can(context.me, permission))
    throw redirect({ to: first?.to ?? '/settings', replace: true })
  },
})

/** Any other address: said inside the shell, once somebody is signed in. */
const elsewhereRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFoundPage })

const routeTree = rootRoute.addChildren([
  signInRoute,
  invitationRoute,
  shellRoute.addChildren([
    startRoute,
    settingsRoute,
    logRoute,
    keysRoute,
    ...peopleRoutes,
    ...financingRoutes,
    ...orderRoutes,
    overdueRoute,
    refundsRoute,
    invoicesRoute,
    ...ledgerRoutes,
    ...disbursementRoutes,
    ...payoutRoutes,
    ...catalogueRoutes,
    ...importRoutes,
    ...webhookRoutes,
    elsewhereRoute,
  ]),
])

export const createAppRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 0,
    defaultPendingMinMs: 0,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  })

declare module '@tanstack/solid-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
