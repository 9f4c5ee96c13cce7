import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'
import { address } from './list/search.ts'

export const overdueRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/overdue',
  validateSearch: address.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'payments.overdue'),
  component: lazyRouteComponent(() => import('./list/route.tsx')),
})
