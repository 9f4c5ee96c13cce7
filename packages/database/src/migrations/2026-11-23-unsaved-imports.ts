import { type Kysely, sql } from 'kysely'

/** The application drops previews that nobody saved, and no other import, so that files do not pile up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
grant delete on import to cauce_app;
create policy unsaved_only on import as restrictive for delete to cauce_app using (state = 'previewed');
create index import_unsaved_of on import (created_by, created_at desc, id desc) where state = 'previewed';
`)
    .execute(db)
}
