import { type Kysely, sql } from 'kysely'

/** Rights given singly to an additional administrator: names of permissions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table app_user add column rights text[] not null default '{}'`.execute(db)
}
