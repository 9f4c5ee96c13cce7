import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'
import { address } from './list/search.ts'

/** Whoever is of a merchant has its settings here, the platform the list of merchants. */
const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/payout',
  validateSearch: address.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'disbursements.read'),
  component: lazyRouteComponent(() => import('./start-route.tsx')),
})

const merchantRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/payout/$merchantId',
  staticData: { back: '/payout' },
  beforeLoad: ({ context }) => requirePermission(context.me, 'disbursements.read'),
  component: lazyRouteComponent(() => import('./merchant-route.tsx')),
})

export const payoutRoutes = [startRoute, merchantRoute] as const
