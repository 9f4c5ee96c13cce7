import type { Db } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'

/** The merchant's customers whom somebody may know: for those bound to centres, whoever was sold to in theirs. */
export function knownCustomers(db: Db, merchantId: string, scope: Scope) {
  const customers = db.selectFrom('customer').where('customer.merchant_id', '=', merchantId)
  if (scope.kind === 'platform' || scope.centreIds === 'all') return customers
  return customers.where(({ exists, selectFrom }) =>
    exists(selectFrom('financing').select('financing.id').whereRef('financing.customer_id', '=', 'customer.id')),
  )
}
