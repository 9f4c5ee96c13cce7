import type { Db } from '@cauce/database/connection'
import type { CartLine, CartLineKind } from '@cauce/domain/orders/cart'
import type { TaxTreatment } from '@cauce/domain/orders/tax'

/** The lines of an order's cart in the version that binds, in their order. */
export async function readCart(db: Db, orderId: string): Promise<CartLine[]> {
  const lines = await db
    .selectFrom('cart_line')
    .select(['kind', 'reference', 'name', 'unit_price_cents', 'units', 'tax_treatment', 'service_id'])
    .where('order_id', '=', orderId)
    .where('version', '=', (eb) =>
      eb.selectFrom('orders').select('orders.cart_version').where('orders.id', '=', orderId),
    )
    .orderBy('position')
    .execute()
  return lines.map((line) => ({
    kind: line.kind as CartLineKind,
    reference: line.reference,
    name: line.name,
    unitPriceCents: line.unit_price_cents,
    units: line.units,
    taxTreatment: line.tax_treatment as TaxTreatment,
    ...(line.service_id !== null && { serviceId: line.service_id }),
  }))
}
