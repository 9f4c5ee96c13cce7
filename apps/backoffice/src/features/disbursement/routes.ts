import { createRoute, lazyRouteComponent } from '@tanstack/solid-router'
import { requirePermission } from '../../session/session.tsx'
import { shellRoute } from '../../shell/shell-route.ts'
import { address } from './list/search.ts'
import { entriesAddress, statementsAddress } from './statements/search.ts'

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/disbursements',
  validateSearch: address.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'disbursements.read'),
  component: lazyRouteComponent(() => import('./list/route.tsx')),
})

const pageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/disbursements/$id',
  staticData: { back: '/disbursements' },
  beforeLoad: ({ context }) => requirePermission(context.me, 'disbursements.read'),
  component: lazyRouteComponent(() => import('./page/route.tsx')),
})

const statementsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/disbursements/statements',
  validateSearch: statementsAddress.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'statements.read'),
  component: lazyRouteComponent(() => import('./statements/list/route.tsx')),
})

const statementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/disbursements/statements/$id',
  staticData: { back: '/disbursements/statements' },
  validateSearch: entriesAddress.read,
  beforeLoad: ({ context }) => requirePermission(context.me, 'statements.read'),
  component: lazyRouteComponent(() => import('./statements/page/route.tsx')),
})

export const disbursementRoutes = [listRoute, pageRoute, statementsRoute, statementRoute] as const
