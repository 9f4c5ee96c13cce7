import type { Tx } from '@cauce/database/connection'

export type ShippedVia = 'confirmation' | 'hand' | 'api' | 'file' | 'feed'

/** Notes that lines were shipped; those that were already stay as they are. */
export async function insertShipped(
  tx: Tx,
  order: { id: string; merchant_id: string },
  lineIds: readonly string[],
  shipped: { by: string; via: ShippedVia; at: string },
): Promise<void> {
  if (lineIds.length === 0) return
  await tx
    .insertInto('order_line')
    .values(
      lineIds.map((lineId) => ({
        line_id: lineId,
        order_id: order.id,
        merchant_id: order.merchant_id,
        shipped_at: shipped.at,
        shipped_by: shipped.by,
        shipped_via: shipped.via,
      })),
    )
    .onConflict((conflict) => conflict.column('line_id').doNothing())
    .execute()
}
