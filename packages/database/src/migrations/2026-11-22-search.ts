import { type Kysely, sql } from 'kysely'

/**
 * Where financings are searched: row-level security would keep LIKE from its trigram index, since that operator is not
 * leakproof. The view reads as its owner and filters by the same scope setting as the policy on `financing`; being no
 * security barrier, it lets the index in. It can only be read.
 *
 * The owner's own policy lets it see all rows, so FORCE adds nothing on this table; but any policy hides the column's
 * statistics from the planner, which then cannot tell a common name from a rare one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table financing alter column search_text set statistics 1000;
create index financing_search on financing using gin (search_text gin_trgm_ops);
alter table financing no force row level security;

-- As a CASE the planner takes the scope for an even chance; of its parts it would think that they leave next to nothing.
create view financing_in_scope as select * from financing
  where case when scope_sees_centre(merchant_id, centre_id) then true else false end;
grant select on financing_in_scope to cauce_app;

alter table orders alter column search_text set statistics 1000;
create index orders_search on orders using gin (search_text gin_trgm_ops);
create view orders_in_scope as select * from orders
  where case when scope_sees_centre(merchant_id, centre_id) then true else false end;
grant select on orders_in_scope to cauce_app;
`)
    .execute(db)
}
