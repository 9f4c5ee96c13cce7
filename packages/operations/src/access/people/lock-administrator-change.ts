import type { Tx } from '@cauce/database/connection'
import { type AdministratorChangeState, administratorChangeMoves } from '@cauce/domain/access/administrator-change'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { mayMove } from '@cauce/domain/moves'

/**
 * A request in the actor's scope, locked until the end of the transaction, that may go where it is wanted. Refuses with
 * `not-found` or `move-not-allowed` (state): of two decisions at once the second meets the first.
 */
export async function lockAdministratorChange(tx: Tx, id: string, to: AdministratorChangeState) {
  const found = await tx
    .selectFrom('administrator_change')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  refuseUnless(found, 'not-found')
  if (!mayMove(administratorChangeMoves, found.state, to)) throw new Refusal('move-not-allowed', { state: found.state })
  return found
}
