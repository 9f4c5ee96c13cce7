import { type Kysely, sql } from 'kysely'

/**
 * Row-level security forced on every table, those of sign-in and of the log's chain included, which the application's role
 * has no right on: one rule without an exception. The search view reads with its owner's eyes; only an owner that row-level
 * security does not bind (a superuser, or one with BYPASSRLS) lets the planner see the searched column's statistics.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table financing force row level security;
do $$
declare t text;
begin
  foreach t in array array['session', 'account', 'verification', 'sign_in_attempt', 'log_seal', 'log_anchor', 'log_check'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I to %I using (true) with check (true)', t, current_user);
  end loop;
end $$;

-- Whoever is signed in sees and ends their own sessions: the setting says who it is, and not only the caller.
create or replace function sessions_of(owner uuid)
  returns table (id uuid, ip_address text, user_agent text, created_at timestamptz, updated_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
    select s.id, s.ip_address, s.user_agent, s.created_at, s.updated_at from session s
    where s.user_id = owner and scope_is_user(owner) and s.expires_at > now() order by s.updated_at desc $$;
create or replace function end_session_of(owner uuid, ended uuid) returns setof uuid
  language sql security definer set search_path = public, pg_temp as $$
    delete from session where user_id = owner and scope_is_user(owner) and id = ended returning id $$;
create or replace function end_sessions_but(owner uuid, kept uuid) returns setof uuid
  language sql security definer set search_path = public, pg_temp as $$
    delete from session where user_id = owner and scope_is_user(owner) and id <> kept returning id $$;
`)
    .execute(db)
}
