import type { Db } from '@cauce/database/connection'
import { DisbursementOrdersPage } from '@cauce/domain/disbursement/filter'
import { sql } from 'kysely'
import { exportedView } from '../export-view.ts'
import { cutPage, pageOf } from '../list-cursor.ts'
import { reading } from '../operation.ts'

/** An order's part in a daily payment, in cents. */
export type DisbursementOrder = {
  orderId: string
  reference: string
  customerName: string
  shippedCents: number
  returnedCents: number
  /** What commission is taken at, in basis points. */
  rateBp: number
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
  const query = db
    .selectFrom('disbursement_line as l')
    .innerJoin('orders as o', 'o.id', 'l.order_id')
    .leftJoin('order_tariff as t', 't.order_id', 'l.order_id')
    .select(['l.order_id as orderId', 'o.reference', 'o.customer_name as customerName'])
    .select(['l.shipped_cents as shippedCents', 'l.returned_cents as returnedCents'])
    .select(({ fn }) => fn.coalesce('t.rate_bp', sql<number>`0`).as('rateBp'))
    .select(['l.net_cents as commissionNetCents', 'l.vat_cents as commissionVatCents'])
    .where('l.disbursement_id', '=', id)
  const order = { by: 'o.reference', type: 'text', id: 'l.order_id', direction: 'asc' } as const
  const found = await cutPage(query, order, { after, limit }).execute()
  return pageOf(found, limit, ({ reference, orderId }) => ({ value: reference, id: orderId }))
}
