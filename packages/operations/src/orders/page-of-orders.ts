import type { OrderFilter } from '@cauce/domain/orders/filter'
import { sql } from 'kysely'
import { z } from 'zod'
import { cursorInstant, decodeCursor, encodeCursor } from '../list-cursor.ts'
import type { ReadingContext } from '../operation.ts'
import { matchingOrders } from './matching-orders.ts'
import { type OrderRow, orderRow, pageColumns, rowColumns, rowSums } from './order-row.ts'

const sorted: Record<
  OrderFilter['sort'],
  { column: 'o.confirmed_at' | 'o.total_cents'; type: string; value: z.ZodType<string | number> }
> = {
  confirmed: { column: 'o.confirmed_at', type: 'timestamptz', value: cursorInstant },
  amount: { column: 'o.total_cents', type: 'bigint', value: z.int().min(0) },
}

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
  const { column, type, value } = sorted[filter.sort]
  let page = matchingOrders(db, actor.scope, filter).orderBy(column, filter.direction).orderBy('o.id', filter.direction)
  if (after !== undefined) {
    const ended = decodeCursor(after, value)
    const beyond = sql.raw(filter.direction === 'desc' ? '<' : '>')
    page = page.where(
      sql<boolean>`(${sql.ref(column)}, o.id) ${beyond} (${ended.value}::${sql.raw(type)}, ${ended.id}::uuid)`,
    )
  }
  // Cut before it is joined: what row-level security asks of the joined tables, the planner takes for a filter.
  const cut = page.select(pageColumns).limit(limit + 1)
  const found = await db
    .selectFrom(cut.as('o'))
    .innerJoin('customer as c', 'c.id', 'o.customer_id')
    .innerJoin('merchant', 'merchant.id', 'o.merchant_id')
    .innerJoin('centre', 'centre.id', 'o.centre_id')
    .select(rowColumns)
    .select(['merchant.name as merchant_name', 'centre.name as centre_name', rowSums().as('sums')])
    .orderBy(column, filter.direction)
    .orderBy('o.id', filter.direction)
    .execute()
  const rows = found.slice(0, limit).map((row) => ({
    ...orderRow(row),
    merchantName: row.merchant_name,
    centreName: row.centre_name,
  }))
  const last = rows.at(-1)
  const sortedBy = (row: OrderRow) => (filter.sort === 'amount' ? row.totalCents : row.confirmedAt)
  return { rows, next: found.length > limit && last ? encodeCursor({ value: sortedBy(last), id: last.id }) : null }
}
