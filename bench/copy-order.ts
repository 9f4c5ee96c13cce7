import type { Db } from '@cauce/database/connection'
import { sql } from 'kysely'

type Copied = { of: 'id' | 'order_id' | 'plan_id'; own: readonly string[]; changed?: string }

/** What stands in the database of a confirmed order, which ids of it are each copy's own, and what else differs. */
const tables: Record<string, Copied> = {
  orders: { of: 'id', own: ['id'], changed: `'reference', t.reference || '-' || n` },
  financing: {
    of: 'order_id',
    own: ['id', 'order_id', 'claimed_attempt_id'],
    changed: `'reference', t.reference || '-' || n`,
  },
  cart_version: { of: 'order_id', own: ['order_id'] },
  cart_line: { of: 'order_id', own: ['order_id', 'line_id'] },
  order_tariff: { of: 'order_id', own: ['order_id'] },
  payment_plan: { of: 'order_id', own: ['id', 'order_id', 'financing_id', 'attempt_id'] },
  charge: {
    of: 'order_id',
    own: ['id', 'order_id', 'plan_id', 'instalment_id', 'card_id'],
    changed: `'intent_id', t.intent_id || '-' || n`,
  },
  plan_version: { of: 'plan_id', own: ['plan_id'] },
  instalment: { of: 'plan_id', own: ['id', 'plan_id'] },
  stored_card: { of: 'plan_id', own: ['id', 'plan_id'] },
}

/** A copy's id of what has this one in the model: a random one's form (RFC 9562), always the same. */
const ownId = (column: string) =>
  `overlay(overlay(md5(t.${column}::text || '/' || n) placing '4' from 13) placing 'a' from 17)::uuid`

/**
 * So many copies of a confirmed order with its cart, plan and card, without its books and its log. Answers the ids of their plans. The
 * checks of references are off meanwhile.
 */
export async function copyOrder(owner: Db, orderId: string, count: number): Promise<string[]> {
  const plans = await owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const [table, { of, own, changed }] of Object.entries(tables)) {
      const { rows } = await sql<{ names: string }>`
        select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as names from information_schema.columns
        where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`.execute(tx)
      const ids = own.map((column) => `'${column}', ${ownId(column)}`).join(', ')
      const chosen = of === 'plan_id' ? sql`(select id from payment_plan where order_id = ${orderId})` : sql`${orderId}`
      await sql`
        insert into ${sql.table(table)} (${sql.raw(rows[0]!.names)})
        select ${sql.raw(rows[0]!.names.replace(/(^|, )/g, '$1copy.'))}
        from ${sql.table(table)} t cross join generate_series(1, ${count}::int) n
        cross join lateral jsonb_populate_record(null::${sql.table(table)},
          to_jsonb(t) || jsonb_build_object(${sql.raw([ids, changed].filter(Boolean).join(', '))})) copy
        where t.${sql.ref(of)} = ${chosen}`.execute(tx)
    }
    const { rows } = await sql<{ id: string }>`
      select ${sql.raw(ownId('id'))} as id from payment_plan t, generate_series(1, ${count}::int) n
      where t.order_id = ${orderId} order by n`.execute(tx)
    return rows.map(({ id }) => id)
  })
  await sql`analyze`.execute(owner)
  return plans
}
