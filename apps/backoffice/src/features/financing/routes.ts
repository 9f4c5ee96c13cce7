import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { shellRoute } from '../../shell/shell-route.ts'

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/financings',
  component: lazyRouteComponent(() => import('./list/route.tsx')),
})

export const financingRoutes = [listRoute] as const
