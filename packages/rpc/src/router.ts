import { access } from './access.ts'
import { services } from './catalogue.ts'
import { disbursements } from './disbursements.ts'
import { financings } from './financing.ts'
import { imports } from './imports.ts'
import { invoices } from './invoices.ts'
import { keys } from './keys.ts'
import { ledger } from './ledger.ts'
import { live } from './live.ts'
import { log } from './log.ts'
import { orders } from './orders.ts'
import { payments } from './payments.ts'
import { payoutSettings } from './payout-settings.ts'
import { administrators, users } from './people.ts'
import { refunds } from './refunds.ts'
import { shipments } from './shipments.ts'
import { statements } from './statements.ts'
import { router } from './trpc.ts'
import { webhooks } from './webhooks.ts'

/** Everything the back office may ask and do. The checkout has a router of its own. */
export const appRouter = router({
  access,
  administrators,
  disbursements,
  financings,
  imports,
  invoices,
  keys,
  ledger,
  live,
  log,
  orders,
  payments,
  payoutSettings,
  refunds,
  services,
  shipments,
  statements,
  users,
  webhooks,
})

export type AppRouter = typeof appRouter
