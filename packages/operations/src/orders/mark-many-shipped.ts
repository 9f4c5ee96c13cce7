import { type ErrorCode, Refusal } from '@cauce/domain/errors'
import type { ShipmentState } from '@cauce/domain/orders/order-lines'
import { ShippedOrders } from '@cauce/domain/orders/questions'
import { type Change, type OperationContext, operation } from '../operation.ts'
import type { ShippedVia } from './insert-shipped.ts'
import { lockOrder } from './lock-order.ts'
import { idsOfOrders } from './name-orders.ts'
import { type ShippedLines, shipOrder } from './ship-order.ts'
import { viaOf } from './via-of.ts'

/** `unchanged`: it was shipped before. `code` says why it failed. */
export type ShipOutcome =
  | { id: string; outcome: 'shipped' | 'unchanged'; shipment: ShipmentState; code: null }
  | { id: string | null; outcome: 'failed'; shipment: null; code: ErrorCode }

type ToShip = ShippedLines & { id?: string | undefined; reference?: string | undefined }

/**
 * Marks several orders as shipped, each by itself: those that cannot be are answered with the code of their refusal, the
 * others are shipped. Answers stand in the order of the question.
 */
export const markManyShipped = operation({
  name: 'orders.mark-shipped',
  permission: 'orders.ship',
  input: ShippedOrders,
  run: (context, { orders }) => shipEach(context, orders, viaOf(context.actor)),
})

/** The same for any way that orders are said to be shipped by. All are locked in one order, so that two at once wait and never block each other. */
export async function shipEach(
  { tx, actor, now, record, unchanged }: OperationContext,
  orders: readonly ToShip[],
  via: ShippedVia,
): Promise<{ results: ShipOutcome[] }> {
  const ids = await idsOfOrders(tx, orders)
  const results: ShipOutcome[] = orders.map(() => failed(null, 'not-found'))
  const found = ids.flatMap((id, place) => (id === undefined ? [] : [{ id, place }]))
  const shipped = { by: actor.userId, via, at: now }
  const changes: Change[] = []
  for (const { id, place } of found.toSorted((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id)))) {
    try {
      const { shipment, change } = await shipOrder(tx, await lockOrder(tx, id), orders[place]!, shipped)
      results[place] = { id, outcome: change ? 'shipped' : 'unchanged', shipment, code: null }
      if (change) changes.push(change)
    } catch (error) {
      // A refusal comes before anything is written; whatever else goes wrong undoes all.
      if (!(error instanceof Refusal)) throw error
      results[place] = failed(id, error.code)
    }
  }
  if (changes.length > 0) await record(changes)
  else unchanged()
  return { results }
}

const failed = (id: string | null, code: ErrorCode): ShipOutcome => ({ id, outcome: 'failed', shipment: null, code })
