import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { mayMove } from '@cauce/domain/moves'
import { orderMoves } from '@cauce/domain/orders/states'
import { insertShipped } from './insert-shipped.ts'
import { lockOrder } from './lock-order.ts'
import { moveMoney } from './move-money.ts'
import { orderLines } from './order-lines.ts'

/**
 * Moves an order to Confirmed, within the transaction that settles how it is paid: what its cart comes to is what the
 * shopper agreed to, and its services ship, unless the merchant says otherwise. Refuses with `move-not-allowed`.
 */
export async function confirmOrder(tx: Tx, id: string, now: string): Promise<void> {
  const order = await lockOrder(tx, id)
  refuseUnless(mayMove(orderMoves, order.state, 'confirmed'), 'move-not-allowed')
  await tx
    .updateTable('orders')
    .set({ state: 'confirmed', confirmed_at: now, accepted_cents: order.total_cents })
    .where('id', '=', id)
    .execute()
  await shipServices(tx, order, now)
}

async function shipServices(tx: Tx, order: { id: string; merchant_id: string }, at: string): Promise<void> {
  const merchant = await tx
    .selectFrom('merchant')
    .select('ships_services_at_confirmation')
    .where('id', '=', order.merchant_id)
    .executeTakeFirstOrThrow()
  if (!merchant.ships_services_at_confirmation) return
  const before = await orderLines(tx, order.id)
  const services = before.filter(({ kind }) => kind === 'service').map(({ lineId }) => lineId)
  if (services.length === 0) return
  await insertShipped(tx, order, services, { by: order.merchant_id, via: 'confirmation', at })
  const after = before.map((line) => (line.kind === 'service' ? { ...line, shipped: true } : line))
  await moveMoney(tx, { order, before, after, kind: 'shipment', factKey: `shipment/${order.id}/confirmation`, at })
}
