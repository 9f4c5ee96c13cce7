import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'
import { address } from './log/search.ts'

export const logRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/log',
  validateSearch: address.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'log.read'),
  component: lazyRouteComponent(() => import('./log/route.tsx')),
})
