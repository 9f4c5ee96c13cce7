import { openOwner } from '@cauce/database/connection'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'

const owner = openOwner((await testDatabase()).url, 1)
afterAll(() => owner.destroy())

/** What grows with every sale, and what its rows name it by. */
const named = [
  ...['order_id', 'financing_id', 'plan_id', 'instalment_id', 'charge_id', 'attempt_id'],
  ...['refund_id', 'disbursement_id', 'invoice_id'],
]
/** By what nobody looks for anything. */
const neverAsked = ['ledger_entry.financing_id', 'payment_plan.attempt_id']

test('what belongs to an order, a plan or a payment is found by an index, however many there are', async () => {
  const { rows } = await sql<{ column: string }>`
    select c.relname || '.' || a.attname as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = any(${named})
      and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum)
    order by 1`.execute(owner)
  expect(rows.map(({ column }) => column)).toEqual(neverAsked)
})
