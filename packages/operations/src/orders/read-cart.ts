import type { Db } from '@cauce/database/connection'
import type { CartLineTable } from '@cauce/database/tables'
import type { CartLine, CartLineKind } from '@cauce/domain/orders/cart'
import type { EditedLine } from '@cauce/domain/orders/questions'
import type { TaxTreatment } from '@cauce/domain/orders/tax'
import type { Selectable } from 'kysely'

/** What `cartLine` needs of a line. */
export const cartLineColumns = [
  'kind',
  'reference',
  'name',
  'unit_price_cents',
  'units',
  'tax_treatment',
  'service_id',
] as const

export type CartLineRow = Pick<Selectable<CartLineTable>, (typeof cartLineColumns)[number]>

export const cartLine = (row: CartLineRow): CartLine => ({
  kind: row.kind as CartLineKind,
  reference: row.reference,
  name: row.name,
  unitPriceCents: row.unit_price_cents,
  units: row.units,
  taxTreatment: row.tax_treatment as TaxTreatment,
  ...(row.service_id !== null && { serviceId: row.service_id }),
})

/** The lines of an order's cart in the version that binds, in their order. */
export async function readCart(db: Db, orderId: string): Promise<CartLine[]> {
  const lines = await db
    .selectFrom('cart_line')
    .select(cartLineColumns)
    .where('order_id', '=', orderId)
    .where('version', '=', (eb) =>
      eb.selectFrom('orders').select('orders.cart_version').where('orders.id', '=', orderId),
    )
    .orderBy('position')
    .execute()
  return lines.map(cartLine)
}

/** The lines of a version of an order's cart as an edit has them; those that are new in it have their ids already. */
export async function linesOfVersion(db: Db, orderId: string, version: number): Promise<EditedLine[]> {
  const lines = await db
    .selectFrom('cart_line')
    .select(['line_id', ...cartLineColumns])
    .where('order_id', '=', orderId)
    .where('version', '=', version)
    .orderBy('position')
    .execute()
  return lines.map((row) => ({ lineId: row.line_id, ...cartLine(row) }))
}
