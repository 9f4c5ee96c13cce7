import { type Kysely, sql } from 'kysely'

/** Row-level security and grants of all tables, and the functions that look beyond them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
do $$
declare t text;
begin
  foreach t in array array['customer', 'blocked_document', 'financing_product', 'cart_version', 'cart_line', 'payment_link',
    'note', 'payment_attempt', 'payment_plan', 'plan_version', 'instalment', 'message', 'ledger_entry', 'ledger_posting', 'centre'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_scope on %I to cauce_app using (scope_sees_merchant(merchant_id))', t);
  end loop;
end $$;

alter table financing enable row level security;
alter table financing force row level security;
create policy in_scope on financing to cauce_app using (scope_sees_centre(merchant_id, centre_id));
alter table orders enable row level security;
alter table orders force row level security;
create policy in_scope on orders to cauce_app using (scope_sees_centre(merchant_id, centre_id));
alter table merchant enable row level security;
alter table merchant force row level security;
create policy in_scope on merchant to cauce_app using (scope_sees_merchant(id));
alter table action_log enable row level security;
alter table action_log force row level security;
create policy in_scope on action_log to cauce_app using (
  current_setting('cauce.merchant', true) = 'platform'
  or (merchant_id is not null
      and case when centre_id is null then scope_sees_merchant(merchant_id)
               else scope_sees_centre(merchant_id, centre_id) end));
alter table app_user enable row level security;
alter table app_user force row level security;
create policy in_scope on app_user to cauce_app using (
  current_setting('cauce.merchant', true) = 'platform' or (merchant_id is not null and scope_sees_merchant(merchant_id)));

-- What is somebody's own shows to them only: the setting holds the acting user, or nothing.
create function scope_is_user(id uuid) returns boolean language sql stable parallel safe
  return coalesce(id::text = current_setting('cauce.user', true), false);
alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy own on saved_view to cauce_app using (scope_is_user(user_id));
alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy own on idempotency_key to cauce_app using (scope_is_user(actor_id));
-- As far as the people themselves are in scope.
alter table user_centre enable row level security;
alter table user_centre force row level security;
create policy in_scope on user_centre to cauce_app using (exists (select from app_user where id = user_id));

-- FORCE binds the owner too; migrations, the outbox and sign-in work as the owner and see all rows.
do $$
declare t text;
begin
  for t in select c.relname from pg_class c where c.relforcerowsecurity loop
    execute format('create policy owner on %I to %I using (true) with check (true)', t, current_user);
  end loop;
end $$;

grant select, insert, update on customer, blocked_document, orders, cart_version, financing, payment_link, note,
  payment_attempt, payment_plan, instalment, message, idempotency_key to cauce_app;
grant select, insert on cart_line, plan_version, ledger_entry, ledger_posting, action_log to cauce_app;
grant select, insert, update, delete on saved_view to cauce_app;
grant select on merchant, centre, financing_product, app_user, user_centre to cauce_app;
grant update (locale) on app_user to cauce_app;

-- A reference is the merchant's, also where another centre took it.
create function reference_taken(merchant uuid, asked text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
    select scope_sees_merchant(merchant)
       and exists (select from orders where merchant_id = merchant and reference_key = lower(asked)) $$;
revoke all on function reference_taken(uuid, text) from public;
grant execute on function reference_taken(uuid, text) to cauce_app;

-- Links are looked up by whoever holds the token, before any scope is known.
create function payment_link_by_hash(hash bytea)
  returns table (merchant_id uuid, financing_id uuid, customer_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
    select l.merchant_id, l.financing_id, f.customer_id
    from payment_link l join financing f on f.id = l.financing_id where l.token_hash = hash $$;
revoke all on function payment_link_by_hash(bytea) from public;
grant execute on function payment_link_by_hash(bytea) to cauce_app;

-- Whoever is signed in sees and ends their own sessions; the application's role never reads a session's token.
create function sessions_of(owner uuid)
  returns table (id uuid, ip_address text, user_agent text, created_at timestamptz, updated_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
    select s.id, s.ip_address, s.user_agent, s.created_at, s.updated_at from session s
    where s.user_id = owner and s.expires_at > now() order by s.updated_at desc $$;
create function end_session_of(owner uuid, ended uuid) returns setof uuid
  language sql security definer set search_path = public, pg_temp as $$
    delete from session where user_id = owner and id = ended returning id $$;
create function end_sessions_but(owner uuid, kept uuid) returns setof uuid
  language sql security definer set search_path = public, pg_temp as $$
    delete from session where user_id = owner and id <> kept returning id $$;
revoke all on function sessions_of(uuid), end_session_of(uuid, uuid), end_sessions_but(uuid, uuid) from public;
grant execute on function sessions_of(uuid), end_session_of(uuid, uuid), end_sessions_but(uuid, uuid) to cauce_app;

-- The acquirer's webhooks know the intent only.
create function payment_attempt_by_intent(intent text)
  returns table (merchant_id uuid, financing_id uuid, attempt_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
    select a.merchant_id, a.financing_id, a.id from payment_attempt a where a.intent_id = intent $$;
revoke all on function payment_attempt_by_intent(text) from public;
grant execute on function payment_attempt_by_intent(text) to cauce_app;
`)
    .execute(db)
}
