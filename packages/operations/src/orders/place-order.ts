import type { Tx } from '@cauce/database/connection'
import { Refusal } from '@cauce/domain/errors'
import { type CartLine, cartTotalCents } from '@cauce/domain/orders/cart'
import { insertCart } from './insert-cart.ts'

export type PlacedOrder = {
  merchantId: string
  centreId: string
  customerId: string
  customerName: string
  phone: string
  email: string
  locale: string
  reference: string
  lines: readonly CartLine[]
  placedBy: string
}

/** Stores an awaited order with the first version of its cart. Refuses with `reference-taken`. */
export async function placeOrder(tx: Tx, order: PlacedOrder, now: string): Promise<string> {
  const placed = await tx
    .insertInto('orders')
    .values({
      merchant_id: order.merchantId,
      centre_id: order.centreId,
      customer_id: order.customerId,
      customer_name: order.customerName,
      phone: order.phone,
      email: order.email,
      locale: order.locale,
      reference: order.reference,
      total_cents: cartTotalCents(order.lines),
      placed_at: now,
    })
    .onConflict((conflict) => conflict.columns(['merchant_id', 'reference_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!placed) throw new Refusal('reference-taken', {}, { reference: 'reference-taken' })
  const of = { merchantId: order.merchantId, orderId: placed.id, version: 1 }
  await insertCart(tx, { ...of, state: 'binding', madeBy: order.placedBy, reason: null }, order.lines, now)
  return placed.id
}
