import type { Db } from '@cauce/database/connection'
import { isGoods, type ShipmentState } from '@cauce/domain/orders/order-lines'
import type { ShipmentFields } from '@cauce/domain/orders/shipments/rows'
import type { OrderState } from '@cauce/domain/orders/states'
import { sql } from 'kysely'
import type { ImportPlace } from '../../imports/kind.ts'

export type GoodsLine = { lineId: string; reference: string; name: string; shipped: boolean }
export type MeantOrder = { id: string; state: OrderState; shipment: ShipmentState; goods: GoodsLine[] }

/** The order that each row means by its reference, undefined where there is none; its lines where any row names one. */
export async function meantOrders(
  db: Db,
  { merchantId, centreId }: ImportPlace,
  rows: readonly ShipmentFields[],
): Promise<(MeantOrder | undefined)[]> {
  const references = [...new Set(rows.map(({ orderReference }) => orderReference))]
  const { rows: found } = await sql<{ asked: string; id: string; state: OrderState; shipment: ShipmentState }>`
    select asked, o.id, o.state, o.shipment
    from unnest(${references}::text[]) as asked
    join orders o on o.reference_key = lower(asked) and o.merchant_id = ${merchantId}
    where ${centreId}::uuid is null or o.centre_id = ${centreId}`.execute(db)
  const orders = new Map(found.map(({ asked, ...order }) => [asked, { ...order, goods: [] as GoodsLine[] }]))
  const named = rows.flatMap(({ orderReference, lineReference }) =>
    lineReference === undefined ? [] : (orders.get(orderReference)?.id ?? []),
  )
  const goods = await goodsOf(db, [...new Set(named)])
  for (const order of orders.values()) order.goods = goods.get(order.id) ?? []
  return rows.map(({ orderReference }) => orders.get(orderReference))
}

/** The goods in the carts that bind. */
async function goodsOf(db: Db, orderIds: readonly string[]): Promise<Map<string, GoodsLine[]>> {
  const lines = await db
    .selectFrom('cart_line as l')
    .innerJoin('orders as o', (join) => join.onRef('o.id', '=', 'l.order_id').onRef('o.cart_version', '=', 'l.version'))
    .leftJoin('order_line as sent', 'sent.line_id', 'l.line_id')
    .select(['l.order_id', 'l.line_id', 'l.kind', 'l.reference', 'l.name', 'l.units', 'sent.line_id as sent'])
    .where(sql<boolean>`l.order_id = any(${orderIds}::uuid[])`)
    .execute()
  const goods = lines
    .filter(({ kind, units }) => isGoods(kind as Parameters<typeof isGoods>[0]) && units > 0)
    .map(({ order_id: orderId, line_id: lineId, reference, name, sent }) => ({
      orderId,
      line: { lineId, reference, name, shipped: sent !== null },
    }))
  return new Map(
    [...Map.groupBy(goods, ({ orderId }) => orderId)].map(([id, all]) => [id, all.map(({ line }) => line)]),
  )
}

/** The lines that a text means: those with this reference, else those with this name; however it is cased. */
export function linesMeant(goods: readonly GoodsLine[], text: string): GoodsLine[] {
  const wanted = text.toLowerCase()
  const byReference = goods.filter(({ reference }) => reference.toLowerCase() === wanted)
  return byReference.length > 0 ? byReference : goods.filter(({ name }) => name.trim().toLowerCase() === wanted)
}
