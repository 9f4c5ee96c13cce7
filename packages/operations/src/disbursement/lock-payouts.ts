import type { Tx } from '@cauce/database/connection'
import { sql } from 'kysely'

/** Whoever prepares or takes back a payment to a merchant does so alone; held until the transaction ends. */
export async function lockPayouts(tx: Tx, merchantId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`disbursement/${merchantId}`}, 0))`.execute(tx)
}

/**
 * Orders with postings since their merchant was last paid, but none after `until` (ISO instant), held still: whoever moves
 * an order locks it first, so after this every posting of theirs is committed, and a later statement sees it.
 */
export async function lockWaitingOrders(tx: Tx, merchantId: string, until: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from disbursable_order d join orders o on o.id = d.order_id
    where d.merchant_id = ${merchantId} and d.since <= ${until} order by o.id for key share of o`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The same for the orders of a payment. */
export async function lockOrdersOf(tx: Tx, disbursementId: string): Promise<void> {
  await sql`
    select from disbursement_line l join orders o on o.id = l.order_id
    where l.disbursement_id = ${disbursementId} order by o.id for key share of o`.execute(tx)
}
