import type { Tx } from '@cauce/database/connection'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import type { ImportKindName } from '@cauce/domain/imports/kinds'
import { type ImportState, importMoves } from '@cauce/domain/imports/states'
import { mayMove } from '@cauce/domain/moves'

/**
 * An import of this kind in the actor's scope, locked until the end of the transaction, that may go where it is wanted.
 * Refuses with `not-found` or `move-not-allowed` (state).
 */
export async function lockImport(tx: Tx, kind: ImportKindName, id: string, to: ImportState) {
  const found = await tx
    .selectFrom('import')
    .select(['id', 'merchant_id', 'centre_id', 'state', 'adds', 'updates', 'same', 'red', 'saved_at'])
    .where('id', '=', id)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst()
  refuseUnless(found, 'not-found')
  if (!mayMove(importMoves, found.state, to)) throw new Refusal('move-not-allowed', { state: found.state })
  return found
}
