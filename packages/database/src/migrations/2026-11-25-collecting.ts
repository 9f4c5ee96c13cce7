import { type Kysely, sql } from 'kysely'
import { guard } from './guard.ts'

/** Money taken from stored cards and given back to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [cards, charges, refunds, found]) await sql.raw(part).execute(db)
  await guard(db, {
    tables: {
      stored_card: 'select, insert, update',
      card_change: 'select, insert, update',
      charge: 'select, insert, update',
      refund: 'select, insert, update',
      refund_part: 'select, insert, update',
      refund_transfer: 'select, insert',
    },
  })
}

const cards = `
-- The card that a plan is charged to; one that was replaced stays for the refunds of what it paid.
create table stored_card (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  plan_id uuid not null,
  acquirer_customer_id text not null,
  payment_method_id text not null,
  brand text not null,
  first6 text check (length(first6) = 6),
  last4 text not null check (length(last4) = 4),
  expiry_month integer not null check (expiry_month between 1 and 12),
  expiry_year integer not null,
  given_at timestamptz not null,
  replaced_at timestamptz,
  unique (merchant_id, id),
  foreign key (merchant_id, plan_id) references payment_plan (merchant_id, id)
);
create unique index stored_card_in_use on stored_card (plan_id) where replaced_at is null;

-- A card that the shopper is about to give instead of the one in use.
create table card_change (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  plan_id uuid not null,
  state text not null default 'begun' check (state in ('begun', 'open', 'kept', 'declined', 'voided')),
  intent_id text unique,
  decline_code text,
  begun_at timestamptz not null,
  -- How often the shopper's page said that the card's frame answered, and when it did last.
  submissions integer not null default 0,
  submitted_at timestamptz,
  settled_at timestamptz,
  unique (merchant_id, id),
  foreign key (merchant_id, plan_id) references payment_plan (merchant_id, id)
);
create index on card_change (plan_id);
`

const charges = `
-- Every time that money of a plan is asked of a card, the first included. \`unknown\`: the acquirer's answer was lost.
create table charge (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  order_id uuid not null,
  plan_id uuid not null,
  purpose text not null check (purpose in ('first', 'instalment', 'prepayment', 'settlement', 'withdrawal')),
  instalment_id uuid,
  -- None where the acquirer withheld the first one.
  card_id uuid,
  amount_cents bigint not null check (amount_cents > 0),
  state text not null default 'begun'
    check (state in ('begun', 'unknown', 'captured', 'declined', 'cancelled')),
  intent_id text unique,
  decline_code text,
  asked_by text not null check (asked_by in ('schedule', 'shopper', 'agent')),
  -- The calendar date, in the merchant's zone, that it counts on.
  asked_on date not null,
  begun_at timestamptz not null,
  settled_at timestamptz,
  check ((purpose in ('first', 'instalment', 'withdrawal')) = (instalment_id is not null)),
  unique (merchant_id, id),
  foreign key (merchant_id, order_id) references orders (merchant_id, id),
  foreign key (merchant_id, plan_id) references payment_plan (merchant_id, id),
  foreign key (merchant_id, instalment_id) references instalment (merchant_id, id),
  foreign key (merchant_id, card_id) references stored_card (merchant_id, id)
);
-- One at a time: neither an instalment nor a plan is charged twice at once.
create unique index charge_unsettled on charge (plan_id) where state in ('begun', 'unknown');
create unique index charge_pays_once on charge (instalment_id) where state = 'captured';
create index on charge (plan_id, begun_at);
create index on charge (order_id);
create index on charge (instalment_id);
`

const refunds = `
-- Money that is to go back to the shopper. \`to-transfer\`: no card takes it, so finance sends it to an account.
create table refund (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  order_id uuid not null,
  plan_id uuid not null,
  number text not null,
  cause text not null check (cause in ('return', 'cart-changed', 'cancelled', 'withdrawal')),
  cart_version integer not null,
  amount_cents bigint not null check (amount_cents > 0),
  state text not null default 'due' check (state in ('due', 'to-transfer', 'paid')),
  due_at timestamptz not null,
  due_on date not null,
  settled_at timestamptz,
  settled_by uuid,
  check ((state = 'paid') = (settled_at is not null)),
  unique (merchant_id, id),
  unique (number),
  foreign key (merchant_id, order_id) references orders (merchant_id, id),
  foreign key (merchant_id, plan_id) references payment_plan (merchant_id, id)
);
create index on refund (order_id);
create index on refund (plan_id);
create index refund_to_transfer on refund (due_at, id) where state = 'to-transfer';
create sequence refund_number;
grant usage on sequence refund_number to cauce_app;

create function never_refund_more_than_paid() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform from payment_plan where id = new.plan_id for update;
  if (select sum(amount_cents) from refund where plan_id = new.plan_id)
     > (select coalesce(sum(amount_cents), 0) from charge where plan_id = new.plan_id and state = 'captured')
  then raise exception 'plan % would give back more than was paid', new.plan_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger never_more_than_paid after insert or update of amount_cents on refund
  for each row execute function never_refund_more_than_paid();

-- Each card charge gives back at most what it took.
create table refund_part (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  refund_id uuid not null,
  charge_id uuid not null,
  amount_cents bigint not null check (amount_cents > 0),
  state text not null default 'begun' check (state in ('begun', 'unknown', 'pending', 'succeeded', 'failed')),
  provider_id text unique,
  failure_code text,
  begun_at timestamptz not null,
  settled_at timestamptz,
  unique (refund_id, charge_id),
  unique (merchant_id, id),
  foreign key (merchant_id, refund_id) references refund (merchant_id, id),
  foreign key (merchant_id, charge_id) references charge (merchant_id, id)
);
create index on refund_part (charge_id);

create function never_refund_more_than_taken() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform from charge where id = new.charge_id for update;
  if (select sum(amount_cents) from refund_part where charge_id = new.charge_id and state <> 'failed')
     > (select amount_cents from charge where id = new.charge_id and state = 'captured')
  then raise exception 'charge % would give back more than it took', new.charge_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger never_more_than_taken after insert or update on refund_part
  for each row execute function never_refund_more_than_taken();

-- What finance sent to an account, because no card takes it: never changed, and another one may follow.
create table refund_transfer (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  refund_id uuid not null,
  amount_cents bigint not null check (amount_cents > 0),
  iban text not null,
  account_holder text not null,
  sent_on date not null,
  noted_at timestamptz not null,
  noted_by uuid not null,
  foreign key (merchant_id, refund_id) references refund (merchant_id, id)
);
create index on refund_transfer (refund_id);
create index on refund_transfer (iban, amount_cents);

create function never_transfer_more_than_asked() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform from refund where id = new.refund_id for update;
  if (select sum(amount_cents) from refund_transfer where refund_id = new.refund_id)
     > (select amount_cents from refund where id = new.refund_id)
  then raise exception 'refund % would be transferred more than once', new.refund_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger never_more_than_asked after insert on refund_transfer
  for each row execute function never_transfer_more_than_asked();
`

const found = `
-- The acquirer's webhooks know its own ids only.
create function charge_by_intent(intent text) returns table (merchant_id uuid, plan_id uuid, charge_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
    select c.merchant_id, c.plan_id, c.id from charge c where c.intent_id = intent $$;
create function card_change_by_intent(intent text) returns table (merchant_id uuid, plan_id uuid, change_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
    select c.merchant_id, c.plan_id, c.id from card_change c where c.intent_id = intent $$;
create function refund_by_provider(provider text) returns table (merchant_id uuid, refund_id uuid, part_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
    select p.merchant_id, p.refund_id, p.id from refund_part p where p.provider_id = provider $$;
revoke all on function charge_by_intent(text), card_change_by_intent(text), refund_by_provider(text) from public;
grant execute on function charge_by_intent(text), card_change_by_intent(text), refund_by_provider(text) to cauce_app;
`
