import type { Db } from '@cauce/database/connection'
import { sql } from 'kysely'
import type { TestPayee } from './shipped-orders.ts'

/**
 * Gives a merchant very many orders whose goods were shipped and are not paid yet, each of its own amount, a third of them
 * with a return. Without triggers, which would take longer than what is to be tried with them.
 */
export async function shipManyOrders(owner: Db, payee: TestPayee, count: number): Promise<void> {
  const model = await payee.order({ rateBp: 290 })
  await owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      insert into orders (id, merchant_id, centre_id, customer_id, state, customer_name, phone, email, locale, reference,
        total_cents, accepted_cents, placed_at, confirmed_at)
      select uuidv7(), o.merchant_id, o.centre_id, o.customer_id, o.state, o.customer_name, o.phone, o.email, o.locale,
        'N-' || n, 10000 + n, 10000 + n, o.placed_at, o.confirmed_at
      from orders o, generate_series(1, ${count}::int) n where o.id = ${model}`.execute(tx)
    const many = sql`orders o where o.merchant_id = ${payee.id} and o.reference like 'N-%'`
    await sql`insert into order_tariff select o.id, o.merchant_id, 290, 2100 from ${many}`.execute(tx)
    await sql`insert into disbursable_order select o.id, o.merchant_id, o.confirmed_at from ${many}`.execute(tx)
    await sql`
      insert into ledger_entry (merchant_id, kind, order_id, fact_key, posted_at)
      select o.merchant_id, k.kind, o.id, k.kind || '/' || o.id, o.confirmed_at
      from (values ('confirmation'), ('shipment'), ('return')) k (kind), ${many}
        and (k.kind <> 'return' or o.total_cents % 3 = 0)`.execute(tx)
    await sql`
      insert into ledger_posting (entry_id, merchant_id, position, account, amount_cents)
      select e.id, e.merchant_id, p.position, p.account, p.cents
      from orders o
      join ledger_entry e on e.order_id = o.id
      join lateral (values
        ('confirmation', 1, 'shopper-receivable', o.total_cents), ('confirmation', 2, 'merchant-unshipped', -o.total_cents),
        ('shipment', 1, 'merchant-unshipped', o.total_cents), ('shipment', 2, 'merchant-payable', -o.total_cents),
        ('return', 1, 'merchant-payable', o.total_cents / 2), ('return', 2, 'shopper-receivable', -(o.total_cents / 2))
      ) p (kind, position, account, cents) on p.kind = e.kind
      where o.merchant_id = ${payee.id} and o.reference like 'N-%'`.execute(tx)
  })
}
