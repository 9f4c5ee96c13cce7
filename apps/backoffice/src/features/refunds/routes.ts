import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'
import { address } from './search.ts'

export const refundsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/refunds',
  validateSearch: address.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'refunds.settle'),
  component: lazyRouteComponent(() => import('./route.tsx')),
})
