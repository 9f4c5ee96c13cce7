import { type Kysely, sql } from 'kysely'

/**
 * The application's role may hand a job to the outbox, and nothing else of it. graphile-worker's own row-level
 * security refuses `add_job` to any role but its owner, hence the definer.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create function outbox_add(task text, payload json, job_key text) returns void
  language sql security definer set search_path = public, pg_temp as $$
    select graphile_worker.add_job(task, payload, job_key => job_key, max_attempts => 1000) $$;
revoke all on function outbox_add(text, json, text) from public;
grant execute on function outbox_add(text, json, text) to cauce_app;
`)
    .execute(db)
}
