import { type Kysely, sql } from 'kysely'

/**
 * When two references of services are the same is one rule, whatever locale a database was made with: lower case as Unicode
 * has it, and one small sigma. It is `referenceKey` in packages/domain.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create function reference_key(reference text) returns text
  language sql immutable strict parallel safe
  return replace(lower(reference collate pg_unicode_fast), 'ς', 'σ');
alter table service alter column reference_key set expression as (reference_key(reference));
`)
    .execute(db)
}
