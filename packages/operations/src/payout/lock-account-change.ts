import type { Tx } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import { type AccountChangeState, accountChangeMoves } from '@cauce/domain/disbursement/account-change'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { mayMove } from '@cauce/domain/moves'
import { lockMerchant } from './merchant-of.ts'

/**
 * A change in the actor's scope that may go where it is wanted, with its merchant, both locked until the end of the
 * transaction; the merchant first, as whoever asks for a change does. Refuses with `not-found` or `move-not-allowed`
 * (state): of two decisions at once the second meets the first.
 */
export async function lockAccountChange(tx: Tx, scope: Scope, id: string, to: AccountChangeState) {
  const known = await tx.selectFrom('account_change').select('merchant_id').where('id', '=', id).executeTakeFirst()
  refuseUnless(known, 'not-found')
  const merchant = await lockMerchant(tx, scope, known.merchant_id)
  const change = await tx
    .selectFrom('account_change')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (!mayMove(accountChangeMoves, change.state, to)) throw new Refusal('move-not-allowed', { state: change.state })
  return { change, merchant }
}
