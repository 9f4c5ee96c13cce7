import type { Tx } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'

/**
 * The merchant whose settings somebody changes, locked until the end of the transaction. Refuses with `not-found`, also
 * whoever sees some of its centres only.
 */
export async function lockMerchant(tx: Tx, scope: Scope, merchantId: string) {
  refuseUnless(scope.kind === 'platform' || (scope.merchantId === merchantId && scope.centreIds === 'all'), 'not-found')
  const merchant = await tx
    .selectFrom('merchant')
    .selectAll()
    .where('id', '=', merchantId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  refuseUnless(merchant, 'not-found')
  return merchant
}

/** The same, unless somebody changed its settings since they were read: then `changed-meanwhile`. */
export async function lockUnchanged(
  tx: Tx,
  scope: Scope,
  { merchantId, revision }: { merchantId: string; revision: number },
) {
  const merchant = await lockMerchant(tx, scope, merchantId)
  refuseUnless(merchant.settings_revision === revision, 'changed-meanwhile')
  return merchant
}
