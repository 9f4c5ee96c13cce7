import type { Tx } from '@cauce/database/connection'
import { type CartLine, cartTotalCents } from '@cauce/domain/orders/cart'

export type CartVersion = {
  merchantId: string
  orderId: string
  version: number
  state: 'binding' | 'awaiting-acceptance'
  madeBy: string
  reason: string | null
}

/** Stores a version of an order's cart; a line that was in an earlier one keeps its `lineId`. */
export async function insertCart(
  tx: Tx,
  { merchantId, orderId, version, ...made }: CartVersion,
  lines: readonly (CartLine & { lineId?: string | undefined })[],
  now: string,
): Promise<void> {
  const of = { order_id: orderId, merchant_id: merchantId, version }
  await tx
    .insertInto('cart_version')
    .values({
      ...of,
      state: made.state,
      total_cents: cartTotalCents(lines),
      reason: made.reason,
      made_by: made.madeBy,
      made_at: now,
    })
    .execute()
  if (lines.length === 0) return
  await tx
    .insertInto('cart_line')
    .values(
      lines.map((line, index) => ({
        ...of,
        position: index + 1,
        ...(line.lineId !== undefined && { line_id: line.lineId }),
        kind: line.kind,
        reference: line.reference,
        name: line.name,
        unit_price_cents: line.unitPriceCents,
        units: line.units,
        tax_treatment: line.taxTreatment,
        service_id: line.serviceId ?? null,
      })),
    )
    .execute()
}
