import { access } from './access.ts'
import { financings } from './financing.ts'
import { live } from './live.ts'
import { router } from './trpc.ts'

/** Everything the back office may ask and do. The checkout has a router of its own. */
export const appRouter = router({ access, financings, live })

export type AppRouter = typeof appRouter
