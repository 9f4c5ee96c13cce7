import { type Kysely, sql } from 'kysely'

/**
 * Where financings are searched: row-level security would keep LIKE from its trigram index, since that operator is not
 * leakproof. The view reads as its owner and filters by the same scope setting as the policy on `financing`; being no
 * security barrier, it lets the index in. It can only be read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create view financing_in_scope as select * from financing where scope_sees_centre(merchant_id, centre_id);
grant select on financing_in_scope to cauce_app;
`)
    .execute(db)
}
