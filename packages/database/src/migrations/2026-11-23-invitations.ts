import { type Kysely, sql } from 'kysely'

/** How people of a merchant come in, change and go: invitations, and the change of a merchant's administrator. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [people, invitations, changes, guards, sessions]) await sql.raw(part).execute(db)
}

const people = `
alter table merchant add column account_manager_id uuid references app_user;

-- The version tells whether somebody was changed since a list was read.
alter table app_user add column version integer not null default 1;
alter table app_user add constraint platform_roles_without_merchant
  check (role not in ('platform-administrator', 'platform-finance', 'ops') or merchant_id is null);
-- What lists are searched and sorted by.
alter table app_user add column search_text text generated always as (plain_text(name || ' ' || email::text)) stored;
alter table app_user add column name_key text not null generated always as (plain_text(name)) stored;
create index app_user_by_name on app_user (merchant_id, name_key, id);
create index user_centre_by_centre on user_centre (centre_id, user_id);
`

// A link's token is derived from user and generation, and kept as its SHA-256 only.
const invitations = `
create table invitation (
  merchant_id uuid not null references merchant,
  user_id uuid not null,
  generation integer not null check (generation > 0),
  token_hash bytea not null unique check (length(token_hash) = 32),
  invited_by uuid not null references app_user,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  -- Opened while the address signs in with another merchant.
  unacceptable_at timestamptz,
  primary key (user_id, generation),
  foreign key (merchant_id, user_id) references app_user (merchant_id, id) on delete cascade
);
`

const changes = `
create table administrator_change (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  state text not null default 'asked' check (state in ('asked', 'approved', 'refused', 'withdrawn')),
  asked_by uuid not null references app_user,
  asked_at timestamptz(3) not null,
  reason text not null,
  -- Who is to be it: somebody of the merchant, or a person who is invited once it is approved.
  new_user_id uuid,
  email citext,
  first_name text,
  last_name text,
  -- What becomes of the present one.
  former text not null check (former in ('additional-administrator', 'disabled')),
  decided_by uuid references app_user,
  decided_at timestamptz,
  note text,
  -- Who had it when it was approved.
  former_ids uuid[] not null default '{}',
  check (num_nonnulls(email, first_name, last_name) in (0, 3)),
  check (num_nonnulls(new_user_id, email) >= 1),
  check ((state = 'asked') = (decided_at is null) and (state = 'asked') = (decided_by is null)),
  -- Two people, always: who asks may only withdraw, and nobody is made administrator by themselves.
  check (decided_by is null or (decided_by = asked_by) = (state = 'withdrawn')),
  check (state <> 'approved' or (new_user_id is not null and decided_by <> new_user_id)),
  unique (merchant_id, id),
  foreign key (merchant_id, new_user_id) references app_user (merchant_id, id)
);
create unique index administrator_change_open on administrator_change (merchant_id) where state = 'asked';
create index administrator_change_newest on administrator_change (merchant_id, asked_at desc, id desc);
`

const guards = `
do $$
declare t text;
begin
  foreach t in array array['invitation', 'administrator_change'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_scope on %I to cauce_app using (scope_sees_merchant(merchant_id))', t);
    execute format('create policy owner on %I to %I using (true) with check (true)', t, current_user);
  end loop;
end $$;
grant select, insert on invitation, administrator_change to cauce_app;
grant update (state, new_user_id, decided_by, decided_at, note, former_ids) on administrator_change to cauce_app;

-- The application makes users of merchants, never of the platform; keys and processes have users of their own.
grant insert (id, merchant_id, role, email, name, first_name, last_name, locale, demo, rights, created_at, updated_at)
  on app_user to cauce_app;
grant update (role, name, first_name, last_name, rights, disabled_at, version, updated_at) on app_user to cauce_app;
create policy people_of_merchants on app_user as restrictive for insert to cauce_app
  with check (merchant_id is not null and role not in ('service', 'system', 'shopper'));
-- Nobody is made a key, a process or one of the platform afterwards either.
create policy people_stay_people on app_user as restrictive for update to cauce_app
  with check (role not in ('service', 'system', 'shopper')
    and (merchant_id is null) = (role in ('platform-administrator', 'platform-finance', 'ops')));
grant insert, delete on user_centre to cauce_app;
create policy same_merchant on user_centre as restrictive for insert to cauce_app with check (exists (
  select from app_user u join centre c on c.merchant_id = u.merchant_id where u.id = user_id and c.id = centre_id));
`

const sessions = `
-- Somebody's sessions, ended by whoever may change that person: the application's role reads no session.
create function end_sessions_of_people(people uuid[]) returns table (id uuid, user_id uuid)
  language sql security definer set search_path = public, pg_temp as $$
    delete from session s using app_user u
    where u.id = s.user_id and u.id = any (people) and u.merchant_id is not null and scope_sees_merchant(u.merchant_id)
    returning s.id, s.user_id $$;
revoke all on function end_sessions_of_people(uuid[]) from public;
grant execute on function end_sessions_of_people(uuid[]) to cauce_app;

-- Takes back people who were invited and never came: nothing can refer to them but what invited them.
create function forget_invited(people uuid[]) returns setof uuid
  language sql security definer set search_path = public, pg_temp as $$
    delete from app_user u
    where u.id = any (people) and u.merchant_id is not null and scope_sees_merchant(u.merchant_id)
      and u.role not in ('service', 'system') and not exists (select from account a where a.user_id = u.id)
    returning u.id $$;
revoke all on function forget_invited(uuid[]) from public;
grant execute on function forget_invited(uuid[]) to cauce_app;

-- Which of these addresses cannot be invited, since they are in use outside the merchant in scope: not where, nor by whom.
create function not_invitable(addresses text[]) returns setof text
  language sql stable security definer set search_path = public, pg_temp as $$
    select lower(u.email::text) from app_user u
    where u.email = any (addresses::citext[]) and coalesce(current_setting('cauce.merchant', true), '') not in ('', 'platform')
      and coalesce(u.merchant_id::text, '') <> current_setting('cauce.merchant', true) $$;
revoke all on function not_invitable(text[]) from public;
grant execute on function not_invitable(text[]) to cauce_app;

-- As outbox_add, after whatever else waits: twenty thousand letters keep no process waiting.
create function outbox_add_later(task text, payload json, job_key text) returns void
  language sql security definer set search_path = public, pg_temp as $$
    select graphile_worker.add_job(task, payload, job_key => job_key, max_attempts => 1000, priority => 10) $$;
revoke all on function outbox_add_later(text, json, text) from public;
grant execute on function outbox_add_later(text, json, text) to cauce_app;
`
