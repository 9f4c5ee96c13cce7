import type { Tx } from '@cauce/database/connection'
import type { LockedOrder } from '../orders/lock-order.ts'
import type { RefundCause } from './ask-refund.ts'

/** Why money that was paid beyond what a locked order takes now goes back, by what last became of the order. */
export async function refundCause(tx: Tx, order: LockedOrder): Promise<RefundCause> {
  if (order.state === 'cancelled') return 'cancelled'
  const back = await tx
    .selectFrom('order_return')
    .select('id')
    .where('order_id', '=', order.id)
    .where('cart_version', '=', order.cart_version)
    .executeTakeFirst()
  return back ? 'return' : 'cart-changed'
}
