import type { OrderFilter } from '@cauce/domain/orders/filter'
import { cutPage, type Order, pageOf } from '../list-cursor.ts'
import type { ReadingContext } from '../operation.ts'
import { matchingOrders } from './matching-orders.ts'
import { type OrderRow, orderRow, pageColumns, rowColumns, rowSums } from './order-row.ts'

const sorted = {
  confirmed: { by: 'o.confirmed_at', type: 'timestamptz' },
  amount: { by: 'o.total_cents', type: 'bigint' },
} as const satisfies Record<OrderFilter['sort'], Pick<Order, 'by' | 'type'>>

type Named = OrderRow & { merchantName: string; centreName: string }

/**
 * So many orders that a filter lets through, continuing where `after` says, with where to continue. Refuses an `after`
 * that no page in this order gave with `bad-input`.
 */
export async function pageOfOrders(
  { db, actor }: ReadingContext,
  { after, ...filter }: OrderFilter & { after?: string | undefined },
  limit: number,
): Promise<{ rows: Named[]; next: string | null }> {
  const order = { ...sorted[filter.sort], id: 'o.id', direction: filter.direction }
  // Cut before it is joined: what row-level security asks of the joined tables, the planner takes for a filter.
  const cut = cutPage(matchingOrders(db, actor.scope, filter), order, { after, limit }).select(pageColumns)
  const found = await db
    .selectFrom(cut.as('o'))
    .innerJoin('customer as c', 'c.id', 'o.customer_id')
    .innerJoin('merchant', 'merchant.id', 'o.merchant_id')
    .innerJoin('centre', 'centre.id', 'o.centre_id')
    .select(rowColumns)
    .select(['merchant.name as merchant_name', 'centre.name as centre_name', rowSums().as('sums')])
    .orderBy(order.by, order.direction)
    .orderBy('o.id', order.direction)
    .execute()
  const rows = found.map((row) => ({
    ...orderRow(row),
    merchantName: row.merchant_name,
    centreName: row.centre_name,
  }))
  return pageOf(rows, limit, ({ id, totalCents, confirmedAt }) => ({
    value: filter.sort === 'amount' ? totalCents : confirmedAt,
    id,
  }))
}
