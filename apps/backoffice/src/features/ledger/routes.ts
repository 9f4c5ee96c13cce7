import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'
import { address } from './search.ts'

const ledgerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger',
  validateSearch: address.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'ledger.read'),
  component: lazyRouteComponent(() => import('./route.tsx')),
})

const orderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/ledger/orders/$id',
  staticData: { back: '/ledger' },
  beforeLoad: ({ context }) => requirePermission(context.me, 'ledger.read'),
  component: lazyRouteComponent(() => import('./order/route.tsx')),
})

export const ledgerRoutes = [ledgerRoute, orderRoute] as const
