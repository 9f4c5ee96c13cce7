import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'
import { address } from './search.ts'

export const invoicesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/invoices',
  validateSearch: address.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'invoices.read'),
  component: lazyRouteComponent(() => import('./route.tsx')),
})
