import { refuseUnless } from '@cauce/domain/errors'
import { ShippedOrder } from '@cauce/domain/orders/questions'
import { operation } from '../operation.ts'
import { lockOrder } from './lock-order.ts'
import { idsOfOrders } from './name-orders.ts'
import { shipOrder } from './ship-order.ts'
import { viaOf } from './via-of.ts'

/**
 * Marks an order as shipped, whole or some of its lines; a repeat changes nothing. Answers how it stands now, and which
 * lines were not shipped before. Refuses with `not-found`, `order-not-confirmed`, `order-cancelled` or `line-unknown`
 * (with its place).
 */
export const markShipped = operation({
  name: 'orders.mark-shipped',
  permission: 'orders.ship',
  input: ShippedOrder,
  async run({ tx, actor, now, record, unchanged }, { lineIds: asked, lineReferences, ...named }) {
    const [id] = await idsOfOrders(tx, [named])
    refuseUnless(id, 'not-found')
    const order = await lockOrder(tx, id)
    const shipped = { by: actor.userId, via: viaOf(actor), at: now }
    const { shipment, lineIds, change } = await shipOrder(tx, order, { lineIds: asked, lineReferences }, shipped)
    if (change) await record(change)
    else unchanged()
    return { id, shipment, lineIds }
  },
})
