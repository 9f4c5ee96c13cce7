import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'
import FinancingList from './list/route.tsx'
import { address } from './list/search.ts'

/** Where one lands: its code comes with that of the shell. */
const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/financings',
  validateSearch: address.read,
  component: FinancingList,
})

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/financings/new',
  staticData: { back: '/financings' },
  beforeLoad: ({ context }) => requirePermission(context.me, 'financings.send'),
  component: lazyRouteComponent(() => import('./new/route.tsx')),
})

const pageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/financings/$id',
  staticData: { back: '/financings' },
  component: lazyRouteComponent(() => import('./page/route.tsx')),
})

const reviewsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reviews',
  beforeLoad: ({ context }) => requirePermission(context.me, 'financings.review'),
  component: lazyRouteComponent(() => import('./review/route.tsx')),
})

export const financingRoutes = [listRoute, newRoute, pageRoute, reviewsRoute] as const
