import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { SeenToRow } from '@cauce/domain/orders/shipments/feed'
import type { RowOutcome } from '@cauce/domain/orders/shipments/states'
import { operation } from '../../operation.ts'
import { lockOrder } from '../lock-order.ts'
import { shipOrder } from '../ship-order.ts'
import { ofReading } from './lock-reading.ts'
import { linesMeant, meantOrders } from './meant-orders.ts'

/**
 * Sees to a row that shipped nothing: its order, or the line that it names, is marked shipped now, or it is dismissed. A
 * row that was seen to stays as it is. Refuses with `not-found`, or to ship it with `order-unknown`, `line-unknown`,
 * `order-not-confirmed` or `order-cancelled`.
 */
export const seeToRow = operation({
  name: 'shipments.end-row',
  permission: 'orders.ship',
  input: SeenToRow,
  async run({ tx, actor, now, record, unchanged }, { readingId, row, by }): Promise<{ outcome: RowOutcome }> {
    const found = await tx
      .selectFrom('failed_shipment')
      .select(['merchant_id', 'centre_id', 'order_reference', 'line_reference', 'outcome'])
      .where('reading_id', '=', readingId)
      .where('row', '=', row)
      .forUpdate()
      .executeTakeFirst()
    refuseUnless(found, 'not-found')
    if (found.outcome !== null) {
      unchanged()
      return { outcome: found.outcome as RowOutcome }
    }
    const outcome: RowOutcome = by === 'ship' ? 'shipped' : 'dismissed'
    const shipment = by === 'ship' ? await ship(tx, found, { by: actor.userId, at: now }) : undefined
    await tx
      .updateTable('failed_shipment')
      .set({ outcome, ended_by: actor.userId, ended_at: now })
      .where('reading_id', '=', readingId)
      .where('row', '=', row)
      .execute()
    const { merchant_id, centre_id } = found
    await record([
      { ...ofReading({ id: readingId, merchant_id, centre_id }), after: { row, dismissed: by === 'dismiss' } },
      ...(shipment?.change ? [{ ...shipment.change, action: 'orders.mark-shipped' as const }] : []),
    ])
    return { outcome }
  },
})

type Named = { merchant_id: string; order_reference: string | null; line_reference: string | null }

async function ship(tx: Tx, { merchant_id, order_reference, line_reference }: Named, at: { by: string; at: string }) {
  const asked = {
    orderReference: order_reference ?? '',
    ...(line_reference !== null && { lineReference: line_reference }),
  }
  const [order] = await meantOrders(tx, { merchantId: merchant_id, centreId: null }, [asked])
  refuseUnless(order && order.state !== 'awaited', 'order-unknown')
  const lineIds =
    line_reference === null ? undefined : linesMeant(order.goods, line_reference).map(({ lineId }) => lineId)
  refuseUnless(lineIds === undefined || lineIds.length > 0, 'line-unknown')
  return shipOrder(tx, await lockOrder(tx, order.id), lineIds ? { lineIds } : {}, { ...at, via: 'hand' })
}
