import type { Tx } from '@cauce/database/connection'
import { Refusal } from '@cauce/domain/errors'
import type { CartLine } from '@cauce/domain/orders/cart'

/** Stores an awaited order with the first version of its cart. Refuses with `reference-taken`. */
export async function placeOrder(
  tx: Tx,
  order: { merchantId: string; centreId: string; customerId: string; reference: string; lines: readonly CartLine[] },
  now: string,
): Promise<string> {
  const placed = await tx
    .insertInto('orders')
    .values({
      merchant_id: order.merchantId,
      centre_id: order.centreId,
      customer_id: order.customerId,
      reference: order.reference,
      placed_at: now,
    })
    .onConflict((conflict) => conflict.columns(['merchant_id', 'reference_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!placed) throw new Refusal('reference-taken', {}, { reference: 'reference-taken' })
  const lines = order.lines.map((line, index) => ({
    order_id: placed.id,
    merchant_id: order.merchantId,
    version: 1,
    position: index + 1,
    kind: line.kind,
    reference: line.reference,
    name: line.name,
    unit_price_cents: line.unitPriceCents,
    units: line.units,
    tax_treatment: line.taxTreatment,
    service_id: line.serviceId ?? null,
  }))
  await tx.insertInto('cart_line').values(lines).execute()
  return placed.id
}
