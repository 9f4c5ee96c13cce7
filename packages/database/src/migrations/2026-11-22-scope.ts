import { type Kysely, sql } from 'kysely'

/** Extensions, the application's role, and the scope that row-level security asks of each row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists citext;

do $$ begin
  if not exists (select from pg_roles where rolname = 'cauce_app') then create role cauce_app nologin; end if;
end $$;
grant cauce_app to current_user;
grant usage on schema public to cauce_app;
-- A temporary table of a caller would stand before ours in every name that a function leaves open.
do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
end $$;

-- Immutable, so that an index may use it: the dictionary is named and never replaced.
create function plain_text(value text) returns text language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, value));

-- The scope of this connection, as packages/domain access/scope.ts writes it. Unset means: nothing is visible.
create function scope_sees_merchant(merchant uuid) returns boolean language sql stable parallel safe
  return coalesce(current_setting('cauce.merchant', true) in ('platform', merchant::text), false);
create function scope_sees_centre(merchant uuid, centre uuid) returns boolean language sql stable parallel safe
  return scope_sees_merchant(merchant)
     and (current_setting('cauce.centres', true) = 'all'
          or centre::text = any (string_to_array(current_setting('cauce.centres', true), ',')));
`)
    .execute(db)
}
