import { type Kysely, sql } from 'kysely'
import { guard } from './guard.ts'

/** What becomes of confirmed orders: shipment and returns of their lines, the shopper's link to them, shipment feeds. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [lists, lines, links, feeds]) await sql.raw(part).execute(db)
  await guard(db, {
    tables: {
      order_line: 'select, insert, update',
      order_return: 'select, insert',
      returned_line: 'select, insert',
      order_link: 'select, insert',
      shipment_feed: 'select, insert, update',
    },
  })
  await guard(db, {
    tables: { shipment_reading: 'select, insert, update', failed_shipment: 'select, insert, update' },
    using: 'scope_sees_centre(merchant_id, centre_id)',
  })
}

const lists = `
create index orders_newest on orders (merchant_id, confirmed_at desc, id desc) include (centre_id) where confirmed_at is not null;
create index orders_newest_anywhere on orders (confirmed_at desc, id desc) where confirmed_at is not null;
create index orders_newest_by_shipment on orders (merchant_id, shipment, confirmed_at desc, id desc) where confirmed_at is not null;
create index orders_newest_by_state on orders (merchant_id, state, confirmed_at desc, id desc) where confirmed_at is not null;
create index orders_newest_by_returns on orders (merchant_id, returns, confirmed_at desc, id desc) where confirmed_at is not null;
create index orders_newest_of_centre on orders (centre_id, confirmed_at desc, id desc) where confirmed_at is not null;
create index orders_by_amount_anywhere on orders (total_cents, id) where confirmed_at is not null;
create index orders_by_amount on orders (merchant_id, total_cents, id) where confirmed_at is not null;
create index orders_reference on orders (reference_key text_pattern_ops, merchant_id);
create index orders_of_customer on orders (customer_id);

-- Off means that no instalment of this customer's orders is charged by itself.
alter table customer add column automatic_payments boolean not null default true;

alter table merchant
  add column ships_services_at_confirmation boolean not null default true,
  -- On which days after its due date a declined instalment is tried again.
  add column retry_days integer[] not null default '{1,3,7}'
    check (cardinality(retry_days) <= 10 and 0 < all (retry_days) and 90 >= all (retry_days));
`

const lines = `
-- What happened to a line, through all versions of the cart. Returned units are told by \`returned_line\`.
create table order_line (
  line_id uuid primary key,
  order_id uuid not null,
  merchant_id uuid not null references merchant,
  shipped_at timestamptz not null,
  shipped_by uuid not null,
  shipped_via text not null check (shipped_via in ('confirmation', 'hand', 'api', 'file', 'feed')),
  unique (merchant_id, line_id),
  foreign key (merchant_id, order_id) references orders (merchant_id, id)
);
create index on order_line (order_id);

-- Shipped units that came back, by the version of the cart that left them out.
create table order_return (
  id uuid primary key default uuidv7(),
  order_id uuid not null,
  merchant_id uuid not null references merchant,
  cart_version integer not null,
  made_by uuid not null,
  made_at timestamptz not null,
  unique (order_id, cart_version),
  unique (merchant_id, id),
  foreign key (merchant_id, order_id) references orders (merchant_id, id),
  foreign key (order_id, cart_version) references cart_version (order_id, version)
);
create table returned_line (
  return_id uuid not null,
  merchant_id uuid not null references merchant,
  line_id uuid not null,
  units integer not null check (units > 0),
  primary key (return_id, line_id),
  foreign key (merchant_id, return_id) references order_return (merchant_id, id),
  foreign key (merchant_id, line_id) references order_line (merchant_id, line_id)
);
create index on returned_line (line_id);
`

const links = `
-- The shopper's way to their order: its plan, paying early, another card, a cart to agree to, withdrawal.
create table order_link (
  token_hash bytea primary key,
  order_id uuid not null,
  merchant_id uuid not null references merchant,
  generation integer not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  unique (order_id, generation),
  foreign key (merchant_id, order_id) references orders (merchant_id, id)
);
create function order_link_by_hash(hash bytea)
  returns table (merchant_id uuid, order_id uuid, customer_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
    select l.merchant_id, l.order_id, o.customer_id
    from order_link l join orders o on o.id = l.order_id where l.token_hash = hash $$;
revoke all on function order_link_by_hash(bytea) from public;
grant execute on function order_link_by_hash(bytea) to cauce_app;
`

const feeds = `
-- Where the merchant's daily shipment file is read from: its drop folder, or an HTTPS address of its own.
create table shipment_feed (
  merchant_id uuid primary key references merchant,
  source text not null check (source in ('drop', 'https')),
  url text,
  authorisation text not null check (authorisation in ('none', 'basic', 'bearer')),
  authorised_as text,
  -- The password or token that goes along, sealed.
  secret bytea,
  hour integer not null check (hour between 0 and 23),
  enabled boolean not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  check ((source = 'https') = (url is not null)),
  check (source = 'https' or authorisation = 'none'),
  check ((authorisation = 'none') = (secret is null)),
  check ((authorisation = 'basic') = (authorised_as is not null))
);

-- One reading of a shipment file: the clock's, one that somebody asked for or only tries, or of a file that was uploaded.
create table shipment_reading (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  -- Nothing for orders of all centres: only who sees them all sees it.
  centre_id uuid,
  source text not null check (source in ('drop', 'https', 'upload')),
  cause text not null check (cause in ('clock', 'hand', 'trial', 'upload')),
  day date not null,
  -- The reading in whose course this one was begun, where a folder held several files.
  begun_with uuid,
  file_name text,
  sha256 bytea check (length(sha256) = 32),
  import_id uuid,
  state text not null check (state in ('reading', 'shipping', 'done', 'tried', 'nothing', 'failed')),
  failure text,
  failure_details jsonb not null default '{}',
  -- The reading that had the same content before.
  repeats uuid,
  rows integer not null default 0,
  -- How far the file's rows are shipped: the last row that was seen to.
  after_row integer not null default 0,
  shipped integer not null default 0,
  unchanged integer not null default 0,
  failed integer not null default 0,
  made_by uuid not null,
  begun_at timestamptz(3) not null,
  ended_at timestamptz(3),
  check ((state = 'failed') = (failure is not null)),
  check ((state in ('reading', 'shipping')) = (ended_at is null)),
  unique (merchant_id, id),
  foreign key (merchant_id, centre_id) references centre (merchant_id, id),
  foreign key (merchant_id, import_id) references import (merchant_id, id) on delete set null (import_id),
  foreign key (merchant_id, begun_with) references shipment_reading (merchant_id, id),
  foreign key (merchant_id, repeats) references shipment_reading (merchant_id, id)
);
create unique index shipment_reading_once_a_day on shipment_reading (merchant_id, day)
  where cause = 'clock' and begun_with is null;
create index shipment_reading_newest on shipment_reading (merchant_id, begun_at desc, id desc);
create index on shipment_reading (merchant_id, sha256);
create index on shipment_reading (import_id);

-- Rows that did not ship what they name; they stay open until somebody saw to them.
create table failed_shipment (
  reading_id uuid not null,
  row integer not null check (row > 0),
  merchant_id uuid not null references merchant,
  centre_id uuid,
  order_reference text,
  line_reference text,
  -- The column that is at fault, and why.
  at_column text not null,
  code text not null,
  details jsonb not null default '{}',
  outcome text check (outcome in ('shipped', 'dismissed')),
  ended_by uuid,
  ended_at timestamptz,
  primary key (reading_id, row),
  check ((outcome is null) = (ended_by is null) and (outcome is null) = (ended_at is null)),
  foreign key (merchant_id, reading_id) references shipment_reading (merchant_id, id)
);
create index failed_shipment_open on failed_shipment (merchant_id, reading_id, row) where outcome is null;
`
