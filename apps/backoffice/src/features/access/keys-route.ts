import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'

export const keysRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/keys',
  beforeLoad: ({ context }) => requirePermission(context.me, 'keys.manage'),
  component: lazyRouteComponent(() => import('./keys/route.tsx')),
})
