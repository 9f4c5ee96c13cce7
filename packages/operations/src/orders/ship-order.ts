import type { Tx } from '@cauce/database/connection'
import { type ErrorCode, Refusal } from '@cauce/domain/errors'
import { isGoods, type ShipmentState, shipmentOf } from '@cauce/domain/orders/order-lines'
import type { ShippedOrder } from '@cauce/domain/orders/questions'
import type { Change } from '../operation.ts'
import { insertShipped, type ShippedVia } from './insert-shipped.ts'
import type { LockedOrder } from './lock-order.ts'
import { moveMoney } from './move-money.ts'
import { ofOrder, refuseUnlessConfirmed } from './of-order.ts'
import { orderLines, type StandingLine } from './order-lines.ts'

/** Which of an order's lines were shipped: all that there are, or those named. */
export type ShippedLines = Pick<ShippedOrder, 'lineIds' | 'lineReferences'>

export type Shipment = {
  shipment: ShipmentState
  /** The lines that were not shipped before; none for a repeat. */
  lineIds: string[]
  /** For the log; nothing for a repeat. */
  change: (Change & { subjectKind: 'order' }) | undefined
}

/**
 * Marks lines of a locked order as shipped and moves their money to what its merchant is owed. What was shipped already
 * stays as it is. Refuses with `order-not-confirmed`, `order-cancelled` or `line-unknown` (with its place).
 */
export async function shipOrder(
  tx: Tx,
  order: LockedOrder,
  named: ShippedLines,
  shipped: { by: string; via: ShippedVia; at: string },
): Promise<Shipment> {
  refuseUnlessConfirmed(order)
  const before = await orderLines(tx, order.id)
  const chosen = new Set(chosenOf(before, named).flatMap((line) => (line.shipped ? [] : [line.lineId])))
  const lineIds = [...chosen]
  if (lineIds.length === 0) return { shipment: shipmentOf(before), lineIds, change: undefined }
  await insertShipped(tx, order, lineIds, shipped)
  const after = before.map((line) => (chosen.has(line.lineId) ? { ...line, shipped: true } : line))
  const factKey = `shipment/${order.id}/${order.revision}`
  await moveMoney(tx, { order, before, after, kind: 'shipment', factKey, at: shipped.at })
  const shipment = shipmentOf(after)
  return {
    ...{ shipment, lineIds },
    change: { ...ofOrder(order), before: { shipment: shipmentOf(before) }, after: { shipment } },
  }
}

/** Goods that are kept: discounts and shipping costs go along. */
function chosenOf(lines: readonly StandingLine[], { lineIds, lineReferences }: ShippedLines): StandingLine[] {
  const goods = lines.filter(({ kind, units }) => isGoods(kind) && units > 0)
  if (!lineIds && !lineReferences) return goods
  const faults: Record<string, ErrorCode> = {}
  const named = (field: string, values: readonly string[], of: (line: StandingLine) => string) =>
    values.flatMap((value, index) => {
      const found = goods.filter((line) => of(line) === value)
      if (found.length === 0) faults[`${field}.${index}`] = 'line-unknown'
      return found
    })
  const found = [
    ...named('lineIds', lineIds ?? [], ({ lineId }) => lineId),
    ...named('lineReferences', lineReferences ?? [], ({ reference }) => reference),
  ]
  if (Object.keys(faults).length > 0) throw new Refusal('line-unknown', {}, faults)
  return found
}
