import type { Db } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'
import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { refuseForeignCentre } from '../access/selling-merchant.ts'
import type { ImportedKind, ImportPlace } from './kind.ts'

/**
 * Where a list of this kind goes. Refuses a centre out of scope with `not-found`, and a list of all centres with
 * `forbidden` from whoever sees only some.
 */
export async function placeOfImport<Name extends ImportKindName>(
  db: Db,
  kind: ImportedKind<Name>,
  scope: Scope,
  centreId: string | null,
): Promise<ImportPlace> {
  refuseUnless(scope.kind === 'merchant', 'forbidden')
  const { merchantId } = scope
  if (!kind.ofCentre) {
    refuseUnless(scope.centreIds === 'all', 'forbidden')
    return { merchantId, centreId: null }
  }
  if (kind.ofCentre === 'where-limited' && centreId === null) {
    refuseUnless(scope.centreIds === 'all', 'forbidden')
    return { merchantId, centreId }
  }
  refuseUnless(centreId !== null, 'not-found')
  await refuseForeignCentre(db, scope, centreId)
  return { merchantId, centreId }
}
