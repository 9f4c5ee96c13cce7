import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'

/** A financing in the actor's scope, locked until the end of the transaction. Refuses with `not-found`. */
export async function lockFinancing(tx: Tx, id: string) {
  const financing = await tx.selectFrom('financing').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  refuseUnless(financing, 'not-found')
  return financing
}
