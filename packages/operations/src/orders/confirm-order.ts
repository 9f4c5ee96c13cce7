import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { mayMove } from '@cauce/domain/moves'
import { orderMoves } from '@cauce/domain/orders/states'

/** Moves an order to Confirmed, within the transaction that settles how it is paid. Refuses with `move-not-allowed`. */
export async function confirmOrder(tx: Tx, id: string, now: string): Promise<void> {
  const order = await tx.selectFrom('orders').select('state').where('id', '=', id).forUpdate().executeTakeFirst()
  refuseUnless(order && mayMove(orderMoves, order.state, 'confirmed'), 'move-not-allowed')
  await tx.updateTable('orders').set({ state: 'confirmed', confirmed_at: now }).where('id', '=', id).execute()
}
