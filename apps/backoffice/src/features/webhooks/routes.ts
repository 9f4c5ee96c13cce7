import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'
import { address } from './deliveries/search.ts'

// Not /webhooks: under that address the API takes what vendors send.
const endpointsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/hooks',
  beforeLoad: ({ context }) => requirePermission(context.me, 'webhooks.manage'),
  component: lazyRouteComponent(() => import('./endpoints/route.tsx')),
})

const deliveriesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/hooks/deliveries',
  staticData: { back: '/hooks' },
  validateSearch: address.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'webhooks.manage'),
  component: lazyRouteComponent(() => import('./deliveries/route.tsx')),
})

export const webhookRoutes = [endpointsRoute, deliveriesRoute] as const
