import { type Kysely, sql } from 'kysely'

/** People and their scope, catalogue of products, orders with their financings, messages, ledger, log, outbox. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [extensions, scope, people, sales, payments, record, guards]) await sql.raw(part).execute(db)
}

const extensions = `
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
`

const scope = `
-- The scope of this connection, as packages/domain access/scope.ts writes it. Unset means: nothing is visible.
create function scope_sees_merchant(merchant uuid) returns boolean language sql stable parallel safe
  return coalesce(current_setting('cauce.merchant', true) in ('platform', merchant::text), false);
create function scope_sees_centre(merchant uuid, centre uuid) returns boolean language sql stable parallel safe
  return scope_sees_merchant(merchant)
     and (current_setting('cauce.centres', true) = 'all'
          or centre::text = any (string_to_array(current_setting('cauce.centres', true), ',')));
`

const people = `
create table merchant (
  id uuid primary key default uuidv7(),
  name text not null,
  legal_name text not null,
  tax_id text not null,
  locale text not null check (locale in ('es', 'fr', 'en')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  time_zone text not null,
  phone text check (phone ~ '^\\+[1-9][0-9]{1,14}$'),
  link_days integer not null default 14 check (link_days between 1 and 90),
  offer_days integer not null default 60 check (offer_days between 1 and 365),
  reminder_after_hours integer check (reminder_after_hours between 1 and 720),
  created_at timestamptz not null default now()
);

create table centre (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  code text not null,
  name text not null,
  tax_treatment text not null,
  unique (merchant_id, code),
  unique (merchant_id, id)
);

create table app_user (
  id uuid primary key default uuidv7(),
  merchant_id uuid references merchant,
  role text not null,
  email citext not null unique,
  email_verified boolean not null default true,
  name text not null,
  first_name text not null,
  last_name text not null,
  image text,
  locale text not null check (locale in ('es', 'fr', 'en')),
  demo boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table user_centre (
  user_id uuid not null references app_user on delete cascade,
  centre_id uuid not null references centre,
  primary key (user_id, centre_id)
);

create table session (
  id uuid primary key default uuidv7(),
  user_id uuid not null references app_user on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on session (user_id);

create table account (
  id uuid primary key default uuidv7(),
  user_id uuid not null references app_user on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text, refresh_token text, id_token text, scope text,
  access_token_expires_at timestamptz, refresh_token_expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on account (user_id);

create table verification (
  id uuid primary key default uuidv7(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- Failed sign-ins by account and by address; a key is a hash, since an address is personal data.
create table sign_in_attempt (
  key bytea primary key,
  failures integer not null,
  window_started_at timestamptz not null
);
`

const sales = `
create table customer (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  first_name text not null,
  last_name text not null,
  email text not null,
  phone text not null check (phone ~ '^\\+[1-9][0-9]{1,14}$'),
  document_number text not null,
  birth_date date not null,
  street text not null,
  postcode text not null,
  city text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  locale text not null check (locale in ('es', 'fr', 'en')),
  created_at timestamptz not null default now(),
  unique (merchant_id, id)
);
create index on customer (merchant_id, phone);
create index on customer (merchant_id, lower(email));
create index on customer (merchant_id, document_number);

create table blocked_document (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  document_number text not null,
  reason text not null,
  created_at timestamptz not null default now(),
  unique (merchant_id, document_number)
);

create table financing_product (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  name text not null,
  setup_fee_cents bigint not null check (setup_fee_cents >= 0),
  instalment_fee_cents bigint not null check (instalment_fee_cents >= 0),
  nominal_yearly_rate_bp integer check (nominal_yearly_rate_bp between 0 and 10000),
  instalment_counts integer[] not null check (cardinality(instalment_counts) > 0),
  min_cents bigint not null check (min_cents > 0),
  max_cents bigint not null,
  first_instalment text not null check (first_instalment in ('today', 'in-a-month')),
  review_from_cents bigint,
  decline_from_cents bigint,
  max_open_financings integer,
  late_payment_fee_cents bigint not null default 0 check (late_payment_fee_cents >= 0),
  late_interest_yearly_bp integer not null default 0 check (late_interest_yearly_bp between 0 and 10000),
  withdrawal_days integer not null default 14 check (withdrawal_days between 0 and 365),
  offered boolean not null default true,
  created_at timestamptz not null default now(),
  check (max_cents >= min_cents),
  check (nominal_yearly_rate_bp is null or (setup_fee_cents = 0 and instalment_fee_cents = 0)),
  unique (merchant_id, id)
);

create table orders (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  centre_id uuid not null,
  customer_id uuid not null,
  reference text not null,
  -- A column and not an index of lower(): under row-level security only so does the question use the index.
  reference_key text not null generated always as (lower(reference)) stored,
  state text not null default 'awaited' check (state in ('awaited', 'confirmed', 'cancelled')),
  placed_at timestamptz not null,
  confirmed_at timestamptz,
  unique (merchant_id, reference_key),
  unique (merchant_id, id),
  foreign key (merchant_id, centre_id) references centre (merchant_id, id),
  foreign key (merchant_id, customer_id) references customer (merchant_id, id)
);

-- A cart is never edited: each change is a new version.
create table cart_line (
  order_id uuid not null,
  merchant_id uuid not null references merchant,
  version integer not null,
  position integer not null,
  kind text not null check (kind in ('service', 'product', 'discount', 'shipping')),
  reference text not null,
  name text not null,
  unit_price_cents bigint not null check (unit_price_cents >= 0),
  units integer not null check (units > 0),
  tax_treatment text not null,
  primary key (order_id, version, position),
  foreign key (merchant_id, order_id) references orders (merchant_id, id)
);

-- What lists and searches filter by stands first: to read a column, Postgres unpacks all that stand before it.
create table financing (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  centre_id uuid not null,
  archived_at timestamptz,
  search_text text generated always as (plain_text(reference || ' ' || customer_name || ' ' || phone)) stored,
  order_id uuid not null,
  customer_id uuid not null,
  agent_id uuid not null references app_user,
  product_id uuid not null,
  reference text not null,
  -- As sold: the customer may be sold to again under others.
  customer_name text not null,
  phone text not null,
  email text not null,
  locale text not null check (locale in ('es', 'fr', 'en')),
  total_cents bigint not null check (total_cents > 0),
  currency text not null default 'EUR' check (currency = 'EUR'),
  state text not null default 'live' check (state in ('live', 'confirmed', 'dead')),
  dead_reason text check (dead_reason in ('technical-failure', 'declined', 'withdrawn', 'lapsed')),
  credit_reason text,
  review_since timestamptz,
  claimed_attempt_id uuid,
  link_generation integer not null default 0,
  link_expires_at timestamptz,
  link_sends integer not null default 0,
  last_link_sent_at timestamptz,
  offer_ends_at timestamptz not null,
  -- To the millisecond, as pages give it back to say where they ended.
  created_at timestamptz(3) not null,
  settled_at timestamptz,
  check ((state = 'dead') = (dead_reason is not null)),
  check ((state = 'live') = (settled_at is null)),
  unique (merchant_id, id),
  foreign key (merchant_id, centre_id) references centre (merchant_id, id),
  foreign key (merchant_id, order_id) references orders (merchant_id, id),
  foreign key (merchant_id, customer_id) references customer (merchant_id, id),
  foreign key (merchant_id, product_id) references financing_product (merchant_id, id)
);
-- One open or confirmed financing per order: a second sale of the same order is impossible, not just unlikely.
create unique index financing_one_per_order on financing (order_id) where state <> 'dead';
-- The centre is what the scope asks of every row: with it in the index, counting reads no rows.
create index financing_newest on financing (merchant_id, created_at desc, id desc) include (centre_id)
  where archived_at is null;
create index financing_newest_archived on financing (merchant_id, created_at desc, id desc) include (centre_id)
  where archived_at is not null;
create index financing_newest_by_state on financing (merchant_id, state, created_at desc, id desc) include (centre_id);
create index financing_newest_of_centre on financing (centre_id, created_at desc, id desc);
create index financing_newest_of_agent on financing (agent_id, created_at desc, id desc);
create index financing_newest_anywhere on financing (created_at desc, id desc);
create index financing_by_amount on financing (merchant_id, total_cents, id);
create index financing_by_amount_anywhere on financing (total_cents, id);
create index financing_by_customer on financing (customer_id);
create index financing_of_order on financing (order_id);
create index financing_in_review on financing (review_since) where review_since is not null;
create index financing_reference on financing (lower(reference) text_pattern_ops, merchant_id);

create table payment_link (
  token_hash bytea primary key,
  merchant_id uuid not null references merchant,
  financing_id uuid not null,
  generation integer not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  unique (financing_id, generation),
  foreign key (merchant_id, financing_id) references financing (merchant_id, id)
);

create table saved_view (
  id uuid primary key default uuidv7(),
  user_id uuid not null references app_user on delete cascade,
  page text not null,
  name text not null,
  query text not null,
  created_at timestamptz not null default now(),
  unique (user_id, page, name)
);

create table note (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  subject_kind text not null,
  subject_id uuid not null,
  author_id uuid not null references app_user,
  body text not null,
  created_at timestamptz not null,
  removed_at timestamptz
);
create index on note (subject_kind, subject_id, created_at);
`

const payments = `
create table payment_attempt (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  financing_id uuid not null,
  instalments integer not null,
  kind text not null check (kind in ('charge', 'keep')),
  due_today_cents bigint not null check (due_today_cents >= 0),
  plan jsonb not null,
  state text not null default 'begun'
    check (state in
      ('begun', 'open', 'authorised', 'captured', 'kept', 'declined', 'voided', 'refunded', 'failed', 'unknown')),
  intent_id text unique,
  decline_code text,
  card jsonb,
  terms_accepted_at timestamptz not null,
  terms_accepted_ip text,
  locale text not null,
  begun_at timestamptz not null,
  submitted_at timestamptz,
  submissions integer not null default 0,
  settled_at timestamptz,
  unique (merchant_id, id),
  foreign key (merchant_id, financing_id) references financing (merchant_id, id)
);
create index on payment_attempt (financing_id);

create table payment_plan (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  financing_id uuid not null unique,
  order_id uuid not null,
  attempt_id uuid not null,
  principal_cents bigint not null,
  cost_cents bigint not null,
  total_cents bigint not null,
  nominal_yearly_rate_bp integer,
  tae_percent numeric(8, 1) not null,
  accepted_at timestamptz not null,
  check (total_cents = principal_cents + cost_cents),
  unique (merchant_id, id),
  foreign key (merchant_id, financing_id) references financing (merchant_id, id),
  foreign key (merchant_id, attempt_id) references payment_attempt (merchant_id, id)
);

create table instalment (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  plan_id uuid not null,
  number integer not null check (number > 0),
  due_on date not null,
  amount_cents bigint not null check (amount_cents > 0),
  paid_at timestamptz,
  unique (plan_id, number),
  foreign key (merchant_id, plan_id) references payment_plan (merchant_id, id)
);

create table message (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  channel text not null check (channel in ('sms', 'email')),
  direction text not null default 'out' check (direction in ('out', 'in')),
  recipient text not null,
  template text not null,
  locale text not null,
  subject_kind text not null,
  subject_id uuid not null,
  segments integer,
  state text not null default 'queued' check (state in ('queued', 'sent', 'delivered', 'failed', 'unknown')),
  failure_code text,
  provider_id text unique,
  request_key text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz,
  unique (merchant_id, subject_id, request_key)
);
create index on message (subject_kind, subject_id, created_at);

create table ledger_entry (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  kind text not null,
  order_id uuid,
  financing_id uuid,
  fact_key text not null unique,
  currency text not null default 'EUR' check (currency = 'EUR'),
  posted_at timestamptz not null,
  unique (merchant_id, id)
);
create index on ledger_entry (order_id);

-- Positive amounts are debits, negative ones credits.
create table ledger_posting (
  entry_id uuid not null,
  merchant_id uuid not null references merchant,
  position integer not null,
  account text not null,
  amount_cents bigint not null check (amount_cents <> 0),
  primary key (entry_id, position),
  foreign key (merchant_id, entry_id) references ledger_entry (merchant_id, id)
);
create index on ledger_posting (merchant_id, account);

-- As the owner: at commit the scope may be another one, and postings out of sight would not be counted.
create function ledger_entry_balances() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  if (select coalesce(sum(amount_cents), 0) from ledger_posting where entry_id = coalesce(new.entry_id, old.entry_id)) <> 0
  then raise exception 'ledger entry % is not balanced', new.entry_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_balanced after insert or update or delete on ledger_posting
  deferrable initially deferred for each row execute function ledger_entry_balances();
`

const record = `
-- Read in order of (transaction, position): rows of transactions that committed late are not skipped.
create table action_log (
  position bigint generated always as identity primary key,
  transaction_id xid8 not null default pg_current_xact_id(),
  merchant_id uuid references merchant,
  centre_id uuid,
  actor_id uuid not null,
  actor_role text not null,
  action text not null,
  subject_kind text not null,
  subject_id uuid not null,
  before jsonb,
  after jsonb,
  ip text,
  device text,
  request_id text,
  at timestamptz not null
);
create index on action_log (subject_kind, subject_id, position);
create index on action_log (transaction_id, position);

create function tell_live_pages() returns trigger language plpgsql as $$
begin perform pg_notify('action_log', ''); return null; end $$;
create trigger tell_live_pages after insert on action_log for each statement execute function tell_live_pages();

create table idempotency_key (
  actor_id uuid not null,
  key text not null check (length(key) between 8 and 200),
  operation text not null,
  input_hash bytea not null,
  result jsonb,
  at timestamptz not null,
  primary key (actor_id, key)
);
`

const guards = `
do $$
declare t text;
begin
  foreach t in array array['customer', 'blocked_document', 'financing_product', 'orders', 'cart_line', 'payment_link',
    'note', 'payment_attempt', 'payment_plan', 'instalment', 'message', 'ledger_entry', 'ledger_posting', 'centre'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_scope on %I to cauce_app using (scope_sees_merchant(merchant_id))', t);
  end loop;
end $$;

alter table financing enable row level security;
alter table financing force row level security;
create policy in_scope on financing to cauce_app using (scope_sees_centre(merchant_id, centre_id));
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

grant select, insert, update on customer, blocked_document, orders, financing, payment_link, note,
  payment_attempt, payment_plan, instalment, message, idempotency_key to cauce_app;
grant select, insert on cart_line, ledger_entry, ledger_posting, action_log to cauce_app;
grant select, insert, update, delete on saved_view to cauce_app;
grant select on merchant, centre, financing_product, app_user, user_centre to cauce_app;
grant update (locale) on app_user to cauce_app;

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
`
