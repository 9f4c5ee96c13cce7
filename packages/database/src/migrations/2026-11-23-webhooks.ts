import { type Kysely, sql } from 'kysely'

/** Where merchants' own systems are told what happens, what they were told, and how each attempt to tell them went. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [tables, guards]) await sql.raw(part).execute(db)
}

const tables = `
create table webhook_endpoint (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  url text not null,
  description text not null default '',
  events text[] not null,
  -- Sealed with a key that the database does not have.
  secret bytea not null,
  -- The one before signs as well for a while, so that receivers can change over.
  former_secret bytea,
  former_secret_until timestamptz,
  created_by uuid not null,
  created_at timestamptz not null,
  disabled_at timestamptz,
  disabled_reason text check (disabled_reason in ('by-hand', 'gone', 'failing')),
  removed_at timestamptz,
  unique (merchant_id, id),
  foreign key (merchant_id, created_by) references app_user (merchant_id, id),
  check ((disabled_at is null) = (disabled_reason is null)),
  check ((former_secret is null) = (former_secret_until is null))
);
create index on webhook_endpoint (merchant_id) where removed_at is null;

create table webhook_event (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  type text not null,
  -- What the receiver reads: ids and facts of the sale, nothing of a person or a card.
  data jsonb not null,
  at timestamptz not null,
  unique (merchant_id, id)
);

create table webhook_delivery (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  event_id uuid not null,
  endpoint_id uuid not null,
  type text not null,
  state text not null default 'pending' check (state in ('pending', 'delivered', 'failed')),
  failure text check (failure in ('gave-up', 'gone', 'endpoint-disabled', 'endpoint-removed')),
  -- Counted up each time that it is sent again by hand.
  round integer not null default 1,
  attempts integer not null default 0,
  created_at timestamptz not null,
  last_attempt_at timestamptz,
  last_outcome text,
  last_status integer,
  next_attempt_at timestamptz,
  unique (merchant_id, id),
  unique (endpoint_id, event_id),
  foreign key (merchant_id, event_id) references webhook_event (merchant_id, id),
  foreign key (merchant_id, endpoint_id) references webhook_endpoint (merchant_id, id),
  check ((state = 'failed') = (failure is not null))
);
create index on webhook_delivery (merchant_id, created_at desc, id desc);
create index on webhook_delivery (endpoint_id, created_at desc, id desc);
create index on webhook_delivery (endpoint_id) where state = 'pending';
create index on webhook_delivery (event_id);

create table webhook_attempt (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  delivery_id uuid not null,
  number integer not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('delivered', 'refused', 'redirected', 'timed-out', 'unreachable',
                                           'unresolved', 'tls-failed', 'address-refused')),
  status integer,
  duration_ms integer not null,
  unique (delivery_id, number),
  foreign key (merchant_id, delivery_id) references webhook_delivery (merchant_id, id)
);
`

const guards = `
do $$
declare t text;
begin
  foreach t in array array['webhook_endpoint', 'webhook_event', 'webhook_delivery', 'webhook_attempt'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_scope on %I to cauce_app using (scope_sees_merchant(merchant_id))', t);
    execute format('create policy owner on %I to %I using (true) with check (true)', t, current_user);
    execute format('grant select, insert on %I to cauce_app', t);
  end loop;
end $$;
grant update (url, description, events, secret, former_secret, former_secret_until, disabled_at, disabled_reason,
              removed_at) on webhook_endpoint to cauce_app;
grant update (state, failure, round, attempts, last_attempt_at, last_outcome, last_status, next_attempt_at)
  on webhook_delivery to cauce_app;
`
