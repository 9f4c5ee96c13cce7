import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'
import { readSearch } from './list/search.ts'

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/services',
  validateSearch: readSearch,
  beforeLoad: ({ context }) => requirePermission(context.me, 'services.read'),
  component: lazyRouteComponent(() => import('./list/route.tsx')),
})

export const catalogueRoutes = [listRoute] as const
