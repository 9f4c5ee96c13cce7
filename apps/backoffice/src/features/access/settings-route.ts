import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { shellRoute } from '../../shell/shell-route.ts'

export const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/route.tsx')),
})
