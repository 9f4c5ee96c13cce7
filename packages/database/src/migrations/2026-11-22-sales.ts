import { type Kysely, sql } from 'kysely'

/** Customers, financing products, orders with their carts, financings with their links. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
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
  -- As sold: the customer may buy again under others.
  customer_name text not null,
  phone text not null,
  email text not null,
  locale text not null check (locale in ('es', 'fr', 'en')),
  search_text text generated always as (plain_text(reference || ' ' || customer_name || ' ' || phone)) stored,
  -- Moves with every change, so that whoever edits the order learns of what others changed meanwhile.
  revision integer not null default 1,
  -- The version of the cart that binds, its total, and the most that the shopper ever agreed to.
  cart_version integer not null default 1,
  total_cents bigint not null check (total_cents >= 0),
  accepted_cents bigint check (accepted_cents >= 0),
  -- As domain derives them from the lines, kept for filters; a test holds the two together.
  shipment text not null default 'unshipped' check (shipment in ('unshipped', 'partly-shipped', 'shipped')),
  returns text not null default 'none' check (returns in ('none', 'partly-returned', 'returned')),
  placed_at timestamptz not null,
  -- To the millisecond, as pages give it back to say where they ended.
  confirmed_at timestamptz(3),
  cancelled_at timestamptz,
  cancel_reason text,
  check ((state = 'cancelled') = (cancelled_at is not null)),
  check (cancel_reason is null or state = 'cancelled'),
  unique (merchant_id, reference_key),
  unique (merchant_id, id),
  foreign key (merchant_id, centre_id) references centre (merchant_id, id),
  foreign key (merchant_id, customer_id) references customer (merchant_id, id)
);

-- A cart is never edited: each change is a new version. One that costs more than the shopper agreed to waits for them.
create table cart_version (
  order_id uuid not null,
  merchant_id uuid not null references merchant,
  version integer not null check (version > 0),
  state text not null check (state in ('binding', 'awaiting-acceptance', 'superseded', 'refused', 'withdrawn')),
  total_cents bigint not null check (total_cents >= 0),
  reason text,
  made_by uuid not null,
  made_at timestamptz not null,
  settled_at timestamptz,
  primary key (order_id, version),
  foreign key (merchant_id, order_id) references orders (merchant_id, id)
);
create unique index cart_version_binding on cart_version (order_id) where state = 'binding';
create unique index cart_version_awaiting on cart_version (order_id) where state = 'awaiting-acceptance';

-- \`line_id\` names a line through all versions.
create table cart_line (
  order_id uuid not null,
  merchant_id uuid not null references merchant,
  version integer not null,
  position integer not null,
  line_id uuid not null default uuidv7(),
  kind text not null check (kind in ('service', 'product', 'discount', 'shipping')),
  reference text not null,
  name text not null,
  unit_price_cents bigint not null check (unit_price_cents >= 0),
  units integer not null check (units > 0),
  tax_treatment text not null,
  primary key (order_id, version, position),
  unique (order_id, version, line_id),
  foreign key (merchant_id, order_id) references orders (merchant_id, id),
  foreign key (order_id, version) references cart_version (order_id, version)
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
`)
    .execute(db)
}
