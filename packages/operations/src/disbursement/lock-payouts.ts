import type { Tx } from '@cauce/database/connection'
import { sql } from 'kysely'
import { oneOf } from '../list-conditions.ts'

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

/**
 * What whoever takes payments back holds still: the payouts of their merchants, then their orders. Before any of the payments
 * themselves is locked, or two who do so could wait for each other.
 */
export async function lockForReturn(tx: Tx, disbursementIds: readonly string[]): Promise<void> {
  if (disbursementIds.length === 0) return
  const owners = await tx
    .selectFrom('disbursement')
    .select('merchant_id')
    .distinct()
    .where(oneOf('id', disbursementIds))
    .orderBy('merchant_id')
    .execute()
  for (const { merchant_id } of owners) await lockPayouts(tx, merchant_id)
  await sql`
    select from orders o
    where o.id in (select order_id from disbursement_line where disbursement_id = any(${[...disbursementIds]}::uuid[]))
    order by o.id for key share of o`.execute(tx)
}
