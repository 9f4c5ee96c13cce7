import { type Kysely, sql } from 'kysely'

/** Payment attempts, plans with instalments, messages, and the ledger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
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
  nominal_yearly_rate_bp integer,
  tae_percent numeric(8, 1) not null,
  accepted_at timestamptz not null,
  -- The newest of its versions.
  version integer not null default 1,
  unique (merchant_id, id),
  foreign key (merchant_id, financing_id) references financing (merchant_id, id),
  foreign key (merchant_id, attempt_id) references payment_attempt (merchant_id, id)
);
create index on payment_plan (order_id);

-- A plan is never edited: each recalculation is a new version. Instalments of a version are those made by then and not
-- replaced by then; what is paid stays through all later ones.
create table plan_version (
  plan_id uuid not null,
  merchant_id uuid not null references merchant,
  version integer not null check (version > 0),
  cart_version integer not null,
  reason text not null check (reason in ('accepted', 'cart-changed', 'cancelled', 'prepaid', 'settled', 'withdrawn')),
  principal_cents bigint not null check (principal_cents >= 0),
  cost_cents bigint not null,
  total_cents bigint not null,
  made_on date not null,
  made_at timestamptz not null,
  check (total_cents = principal_cents + cost_cents),
  primary key (plan_id, version),
  foreign key (merchant_id, plan_id) references payment_plan (merchant_id, id)
);

create table instalment (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  plan_id uuid not null,
  number integer not null check (number > 0),
  due_on date not null,
  -- From which day on it is charged, where that is before it is due.
  charged_from date check (charged_from <= due_on),
  amount_cents bigint not null check (amount_cents > 0),
  from_version integer not null default 1,
  -- The version that replaced it; none while it stands.
  until_version integer check (until_version > from_version),
  paid_at timestamptz,
  -- The merchant's day it counts as paid on.
  paid_on date,
  -- Since when it is given up on charging it by itself.
  overdue_at timestamptz,
  check ((paid_at is null) = (paid_on is null)),
  check (paid_at is null or until_version is null),
  unique (merchant_id, id),
  foreign key (merchant_id, plan_id) references payment_plan (merchant_id, id)
);
create unique index instalment_standing on instalment (plan_id, number) where until_version is null;
create index instalment_due on instalment (merchant_id, due_on) where paid_at is null and until_version is null;
create index instalment_due_anywhere on instalment (due_on, id) where paid_at is null and until_version is null;

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
`)
    .execute(db)
}
