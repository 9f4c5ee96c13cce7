import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { listAddress, oneOf, severalIds } from '../../lists/address.ts'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'

/** Where a list goes, which is one centre; and which of its rows are shown. */
const startAddress = listAddress({ centre: severalIds })
const previewAddress = listAddress({ only: oneOf(['green', 'red']) })

const servicesStartRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/services/imports',
  staticData: { back: '/services' },
  validateSearch: startAddress.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'services.manage'),
  component: lazyRouteComponent(() => import('./services/start-route.tsx')),
})

const servicesPreviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/services/imports/$id',
  staticData: { back: '/services/imports' },
  validateSearch: previewAddress.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'services.manage'),
  component: lazyRouteComponent(() => import('./services/preview-route.tsx')),
})

const usersStartRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/users/imports',
  staticData: { back: '/users' },
  validateSearch: startAddress.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'users.manage'),
  component: lazyRouteComponent(() => import('./users/start-route.tsx')),
})

const usersPreviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/users/imports/$id',
  staticData: { back: '/users/imports' },
  validateSearch: previewAddress.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'users.manage'),
  component: lazyRouteComponent(() => import('./users/preview-route.tsx')),
})

export const importRoutes = [servicesStartRoute, servicesPreviewRoute, usersStartRoute, usersPreviewRoute] as const
