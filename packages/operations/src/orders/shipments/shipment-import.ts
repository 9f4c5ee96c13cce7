import type { Tx } from '@cauce/database/connection'
import type { CellFaults } from '@cauce/domain/imports/columns'
import type { ShipmentColumn } from '@cauce/domain/orders/shipments/columns'
import type { ShipmentFields } from '@cauce/domain/orders/shipments/rows'
import type { ImportAtWork, ImportedKind, ImportPlace } from '../../imports/kind.ts'
import { beginShipping } from './begin-shipping.ts'
import { linesMeant, type MeantOrder, meantOrders } from './meant-orders.ts'

/**
 * Lists of shipments: of all centres, or of one where who uploads it sees only some. Saving one hands its rows to the
 * process that ships them.
 */
export const shipmentImports: ImportedKind<'shipments'> = {
  name: 'shipments',
  permission: 'orders.ship',
  ofCentre: 'where-limited',
  // Orders are locked as they are shipped, a few at a time.
  lock: async () => undefined,
  async settle(tx, place, _actor, values) {
    const orders = await meantOrders(tx, place, values)
    return values.map((value, index) => settled(value, orders[index]))
  },
  find: findShipments,
  onto: (_existing, value) => value,
  save: saveShipments,
}

type Settled = { value: ShipmentFields } | { faults: CellFaults<ShipmentColumn> }

/** Who never agreed to an order has none, as in the list of orders. */
function settled(value: ShipmentFields, order: MeantOrder | undefined): Settled {
  if (!order || order.state === 'awaited') return { faults: { orderReference: { code: 'order-unknown' } } }
  if (order.state === 'cancelled') return { faults: { orderReference: { code: 'order-cancelled' } } }
  if (value.lineReference === undefined) return { value }
  const lineIds = linesMeant(order.goods, value.lineReference).map(({ lineId }) => lineId)
  if (lineIds.length === 0) return { faults: { lineReference: { code: 'line-unknown' } } }
  return { value: { ...value, lineIds } }
}

async function findShipments(tx: Tx, place: ImportPlace, values: readonly ShipmentFields[]) {
  const orders = await meantOrders(tx, place, values)
  return new Map(
    values.flatMap((fields, index) => {
      const order = orders[index]
      if (!order) return []
      const isShipped = fields.lineIds
        ? order.goods.every(({ lineId, shipped }) => shipped || !fields.lineIds?.includes(lineId))
        : order.shipment === 'shipped'
      return [[index, { id: order.id, version: 0, fields, change: isShipped ? 'same' : 'update' } as const] as const]
    }),
  )
}

async function saveShipments(tx: Tx, { id, merchantId, centreId, actor, now, today }: ImportAtWork): Promise<number> {
  const { file_name, sha256, adds, updates, same } = await tx
    .selectFrom('import')
    .select(['file_name', 'sha256', 'adds', 'updates', 'same'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const reading = await tx
    .insertInto('shipment_reading')
    .values({
      ...{
        merchant_id: merchantId,
        centre_id: centreId,
        source: 'upload',
        cause: 'upload',
        day: today,
        file_name,
        sha256,
      },
      ...{ state: 'reading', made_by: actor.userId, begun_at: now },
    })
    .returning(['id', 'merchant_id', 'centre_id'])
    .executeTakeFirstOrThrow()
  await beginShipping(tx, reading, id)
  return adds + updates + same
}
