import { openOwner } from '@cauce/database/connection'
import { sql } from 'kysely'

/**
 * Adds `count` financings to the merchant that has the given user, spread over five years, its centres and agents.
 * Rows of orders and customers are left out, since no list reads them; checks of references are off meanwhile.
 */
export async function fillFinancings(ownerUrl: string, email: string, count: number): Promise<{ merchantId: string }> {
  const db = openOwner(ownerUrl, 1)
  try {
    const { merchant_id } = await db
      .selectFrom('app_user')
      .select('merchant_id')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    await sql`set session_replication_role = replica`.execute(db)
    await sql`
      insert into financing (merchant_id, centre_id, order_id, customer_id, agent_id, product_id, reference, customer_name,
        phone, email, locale, total_cents, state, dead_reason, offer_ends_at, created_at, settled_at, archived_at, link_sends)
      select ${merchant_id}::uuid, centres[1 + n % cardinality(centres)], gen_random_uuid(), gen_random_uuid(),
        agents[1 + n % cardinality(agents)], product, 'BENCH-' || n,
        first[1 + n % 12] || ' ' || last[1 + (n / 12) % 12] || ' ' || last[1 + (n / 144) % 12],
        '+346' || lpad((n * 7919 % 100000000)::text, 8, '0'), 'shopper@example.test', 'es', 5000 + n * 31 % 400000,
        case when n % 10 < 2 then 'live' when n % 10 < 8 then 'confirmed' else 'dead' end,
        case when n % 10 >= 8 then 'lapsed' end, now(), at, case when n % 10 >= 2 then at end,
        case when n % 40 = 0 then at end, 1
      from generate_series(1, ${count}::bigint) as n
        cross join lateral (select now() - n * interval '157 seconds' as at) as moment
        cross join (
          select (select array_agg(id) from centre where merchant_id = ${merchant_id}) as centres,
                 (select array_agg(id) from app_user where merchant_id = ${merchant_id} and role <> 'system') as agents,
                 (select min(id::text)::uuid from financing_product where merchant_id = ${merchant_id}) as product,
                 ${sql.lit('{Ana,Luis,María,José,Carmen,Antonio,Lucía,Javier,Marta,Pablo,Sara,Diego}')}::text[] as first,
                 ${sql.lit('{Ruiz,García,López,Martín,Sanz,Gil,Vega,Ortega,Núñez,Soler,Rey,Pons}')}::text[] as last
        ) as given`.execute(db)
    await sql`vacuum analyze financing`.execute(db)
    return { merchantId: merchant_id! }
  } finally {
    await db.destroy()
  }
}
