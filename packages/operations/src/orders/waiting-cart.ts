import type { Db } from '@cauce/database/connection'
import type { CartLineKind } from '@cauce/domain/orders/cart'
import type { EditedLine } from '@cauce/domain/orders/questions'
import type { CartState } from '@cauce/domain/orders/states'
import type { TaxTreatment } from '@cauce/domain/orders/tax'

/** The state of a version of an order's cart; undefined where there is none such. */
export async function cartStateOf(db: Db, orderId: string, version: number): Promise<CartState | undefined> {
  const found = await db
    .selectFrom('cart_version')
    .select('state')
    .where('order_id', '=', orderId)
    .where('version', '=', version)
    .executeTakeFirst()
  return found?.state as CartState | undefined
}

/** The lines of a version of an order's cart as an edit has them; those that are new in it have their ids already. */
export async function linesOfVersion(db: Db, orderId: string, version: number): Promise<EditedLine[]> {
  const lines = await db
    .selectFrom('cart_line')
    .select(['line_id', 'kind', 'reference', 'name', 'unit_price_cents', 'units', 'tax_treatment', 'service_id'])
    .where('order_id', '=', orderId)
    .where('version', '=', version)
    .orderBy('position')
    .execute()
  return lines.map((line) => ({
    lineId: line.line_id,
    kind: line.kind as CartLineKind,
    reference: line.reference,
    name: line.name,
    unitPriceCents: line.unit_price_cents,
    units: line.units,
    taxTreatment: line.tax_treatment as TaxTreatment,
    ...(line.service_id !== null && { serviceId: line.service_id }),
  }))
}
