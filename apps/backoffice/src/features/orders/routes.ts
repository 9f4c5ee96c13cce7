import { readingFilters } from '@cauce/domain/orders/shipments/states'
import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { listAddress, oneOf, severalIds } from '../../lists/address.ts'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'
import { address } from './list/search.ts'

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders',
  validateSearch: address.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'orders.read'),
  component: lazyRouteComponent(() => import('./list/route.tsx')),
})

const pageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/$id',
  staticData: { back: '/orders' },
  validateSearch: (search: Record<string, unknown>): { tab?: 'disbursement' | 'history' } => {
    const tab = (['disbursement', 'history'] as const).find((each) => each === search.tab)
    return tab ? { tab } : {}
  },
  beforeLoad: ({ context }) => requirePermission(context.me, 'orders.read'),
  component: lazyRouteComponent(() => import('./page/route.tsx')),
})

const cartRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/$id/cart',
  beforeLoad: ({ context }) => requirePermission(context.me, 'orders.edit'),
  component: lazyRouteComponent(() => import('./cart/route.tsx')),
})

const shipmentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/shipments',
  staticData: { back: '/orders' },
  validateSearch: listAddress({ centre: severalIds, show: oneOf(readingFilters) }).read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'orders.ship'),
  component: lazyRouteComponent(() => import('./shipments/start-route.tsx')),
})

const shipmentFileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/orders/shipments/$id',
  staticData: { back: '/orders/shipments' },
  validateSearch: listAddress({ only: oneOf(['green', 'red']) }).read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'orders.ship'),
  component: lazyRouteComponent(() => import('./shipments/preview-route.tsx')),
})

export const orderRoutes = [listRoute, pageRoute, cartRoute, shipmentsRoute, shipmentFileRoute] as const
