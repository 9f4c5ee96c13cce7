import { type Kysely, sql } from 'kysely'

/** Merchants with their centres, users, and what signing in keeps. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
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
`)
    .execute(db)
}
