import type { Db } from '@cauce/database/connection'
import { DisbursementOrdersPage } from '@cauce/domain/disbursement/filter'
import { longest } from '@cauce/domain/limits'
import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { exportedView } from '../export-view.ts'
import { decodeCursor, encodeCursor } from '../list-cursor.ts'
import { reading } from '../operation.ts'

/** An order's part in a daily payment, in cents. */
export type DisbursementOrder = {
  orderId: string
  reference: string
  customerName: string
  shippedCents: number
  returnedCents: number
  commissionNetCents: number
  commissionVatCents: number
}

type Page = { rows: DisbursementOrder[]; next: string | null }

/** A page of the orders in a payment, by reference. Refuses an `after` that no page gave with `bad-input`. */
export const disbursementOrders = reading({
  name: 'disbursements.orders',
  permission: 'disbursements.read',
  input: DisbursementOrdersPage,
  run: ({ db }, { id, after, limit }) => pageOfOrders(db, { id, after }, limit),
})

/** All of them, to be written into a file. */
export const exportDisbursementOrders = exportedView(
  {
    name: 'disbursements.export',
    permission: 'disbursements.read',
    input: DisbursementOrdersPage.omit({ limit: true }),
  },
  ({ db }, asked, limit) => pageOfOrders(db, asked, limit),
)

async function pageOfOrders(
  db: Db,
  { id, after }: { id: string; after?: string | undefined },
  limit: number,
): Promise<Page> {
  let query = db
    .selectFrom('disbursement_line as l')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .select(['l.order_id as orderId', 'o.reference', 'o.customer_name as customerName'])
    .select(['l.shipped_cents as shippedCents', 'l.returned_cents as returnedCents'])
    .select(['l.net_cents as commissionNetCents', 'l.vat_cents as commissionVatCents'])
    .where('l.disbursement_id', '=', id)
    .orderBy('o.reference')
    .orderBy('l.order_id')
  if (after !== undefined) {
    const { value, id: last } = decodeCursor(after, z.string().max(longest.saleReference))
    query = query.where(sql<SqlBool>`(o.reference, l.order_id) > (${value}, ${last}::uuid)`)
  }
  const found = await query.limit(limit + 1).execute()
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? encodeCursor({ value: last.reference, id: last.orderId }) : null }
}
