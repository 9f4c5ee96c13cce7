import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'
import { address } from './list/search.ts'

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/disbursements',
  validateSearch: address.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'disbursements.read'),
  component: lazyRouteComponent(() => import('./list/route.tsx')),
})

const pageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/disbursements/$id',
  staticData: { back: '/disbursements' },
  beforeLoad: ({ context }) => requirePermission(context.me, 'disbursements.read'),
  component: lazyRouteComponent(() => import('./page/route.tsx')),
})

export const disbursementRoutes = [listRoute, pageRoute] as const
