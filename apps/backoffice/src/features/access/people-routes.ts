import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { rootRoute } from '../../root-route.ts'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'
import { address } from './users/search.ts'

const usersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/users',
  validateSearch: address.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'users.read'),
  component: lazyRouteComponent(() => import('./users/route.tsx')),
})

const permissionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/users/permissions',
  staticData: { back: '/users' },
  beforeLoad: ({ context }) => requirePermission(context.me, 'users.read'),
  component: lazyRouteComponent(() => import('./permissions/route.tsx')),
})

const administratorsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administrators',
  beforeLoad: ({ context }) => requirePermission(context.me, 'administrators.read'),
  component: lazyRouteComponent(() => import('./administrators/route.tsx')),
})

export const peopleRoutes = [usersRoute, permissionsRoute, administratorsRoute] as const

/** For whoever holds the link, signed in or not. */
export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: lazyRouteComponent(() => import('./invitation/route.tsx')),
})
