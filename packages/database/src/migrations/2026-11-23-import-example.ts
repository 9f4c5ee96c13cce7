import { type Kysely, sql } from 'kysely'

/** Which row of a file was the template's example, and left out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table import add column example_row integer check (example_row > 0);
grant insert (example_row) on import to cauce_app;
`)
    .execute(db)
}
