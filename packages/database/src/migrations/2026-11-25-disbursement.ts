import { type Kysely, sql } from 'kysely'
import { guard } from './guard.ts'

/** What merchants are paid, what they pay for it, and what the bank says of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [tariffs, payments, invoices, statements]) await sql.raw(part).execute(db)
  await guard(db, {
    tables: {
      commission_tier: 'select',
      order_tariff: 'select, insert',
      disbursable_order: 'select, insert, update, delete',
      disbursement: 'select, insert, update',
      disbursement_line: 'select, insert',
      invoice: 'select, insert',
    },
  })
  // Of the platform alone: merchants see none of it.
  await guard(db, {
    using: `current_setting('cauce.merchant', true) = 'platform'`,
    tables: {
      payout_file: 'select, insert',
      statement: 'select, insert',
      // What the bank booked stays as it is.
      statement_entry:
        'select, insert, update (state, difference, disbursement_id, refund_transfer_id, moved, settled_by, settled_at, reason)',
    },
  })
  await guard(db, { using: `current_setting('cauce.merchant', true) = 'platform'`, tables: { invoice_counter: '' } })
}

const tariffs = `
alter table merchant
  add column street text,
  add column postcode text,
  add column city text,
  add column iban text,
  add column bic text,
  -- VAT on the commission it pays: of its country, and none where it accounts for it itself.
  add column commission_vat_bp integer not null default 2100 check (commission_vat_bp between 0 and 10000),
  -- The local hour at which it is paid.
  add column disbursement_hour integer not null default 8 check (disbursement_hour between 0 and 23);

-- Those of one day are a tariff: it holds for orders confirmed from then on, until the next.
create table commission_tier (
  merchant_id uuid not null references merchant,
  valid_from date not null,
  from_cents bigint not null check (from_cents >= 0),
  from_instalments integer not null check (from_instalments >= 0),
  rate_bp integer not null check (rate_bp between 0 and 10000),
  primary key (merchant_id, valid_from, from_cents, from_instalments)
);

-- The tier that held when the order was confirmed; it stays whatever the tariff becomes.
create table order_tariff (
  order_id uuid primary key,
  merchant_id uuid not null references merchant,
  rate_bp integer not null check (rate_bp between 0 and 10000),
  vat_bp integer not null check (vat_bp between 0 and 10000),
  foreign key (merchant_id, order_id) references orders (merchant_id, id)
);
`

const payments = `
-- Orders with postings to what their merchant is owed since it was last paid; not a balance, only where to look for one.
create table disbursable_order (
  order_id uuid primary key,
  merchant_id uuid not null references merchant,
  since timestamptz not null,
  foreign key (merchant_id, order_id) references orders (merchant_id, id)
);
create index on disbursable_order (merchant_id);

-- What is handed to the bank at once: one pain.001 message.
create table payout_file (
  id uuid primary key default uuidv7(),
  message_id text not null unique,
  made_by uuid not null,
  made_at timestamptz not null,
  -- Who pays, as the file says.
  debtor_name text not null,
  debtor_iban text not null,
  debtor_bic text,
  payments integer not null check (payments > 0),
  total_cents bigint not null check (total_cents > 0)
);

-- Makes numbers of payments unlike; unlike invoices' they may have gaps.
create sequence disbursement_number;
grant usage on sequence disbursement_number to cauce_app;

create table disbursement (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  day date not null,
  number text not null unique,
  state text not null default 'prepared' check (state in ('prepared', 'sent', 'paid', 'rejected')),
  gross_cents bigint not null,
  net_cents bigint not null,
  vat_cents bigint not null,
  paid_cents bigint not null check (paid_cents > 0),
  orders integer not null check (orders > 0),
  -- The account as it was when it was prepared.
  iban text,
  bic text,
  file_id uuid references payout_file,
  -- Whose account it is, as the file says.
  payee_name text,
  end_to_end_id text not null unique,
  reject_reason text,
  prepared_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  check (paid_cents = gross_cents - net_cents - vat_cents),
  check ((state in ('paid', 'rejected')) = (settled_at is not null)),
  check ((file_id is null) = (payee_name is null)),
  unique (merchant_id, day),
  unique (merchant_id, id)
);
create index disbursement_newest on disbursement (merchant_id, day desc, id desc);
create index disbursement_newest_anywhere on disbursement (day desc, id desc);
create index disbursement_open on disbursement (state) where state in ('prepared', 'sent');

-- What one order adds: commission and VAT are negative where returns outweigh.
create table disbursement_line (
  disbursement_id uuid not null,
  order_id uuid not null,
  merchant_id uuid not null references merchant,
  shipped_cents bigint not null check (shipped_cents >= 0),
  returned_cents bigint not null check (returned_cents >= 0),
  net_cents bigint not null,
  vat_cents bigint not null,
  primary key (disbursement_id, order_id),
  foreign key (merchant_id, disbursement_id) references disbursement (merchant_id, id),
  foreign key (merchant_id, order_id) references orders (merchant_id, id)
);
create index on disbursement_line (order_id);
alter table ledger_entry add column disbursement_id uuid;
alter table ledger_entry add foreign key (merchant_id, disbursement_id) references disbursement (merchant_id, id);
create index on ledger_entry (disbursement_id) where disbursement_id is not null;
`

const invoices = `
-- A locked row and no sequence: a number that is rolled back leaves no gap.
create table invoice_counter (
  series text not null check (series in ('commission', 'credit-note')),
  year integer not null,
  last_place integer not null check (last_place >= 0),
  primary key (series, year)
);

-- The next place of a series, held until the invoice that bears it is committed; it tells nothing but the count.
create function take_invoice_place(of_series text, of_year integer) returns integer
  language sql security definer set search_path = public, pg_temp as $$
    insert into invoice_counter values (of_series, of_year, 1)
    on conflict (series, year) do update set last_place = invoice_counter.last_place + 1
    returning last_place $$;
revoke all on function take_invoice_place(text, integer) from public;
grant execute on function take_invoice_place(text, integer) to cauce_app;

-- Never changed: corrected by a credit note. Parties as they were on that day.
create table invoice (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  series text not null check (series in ('commission', 'credit-note')),
  number text not null unique,
  -- The first day of the month that it is for.
  month date not null check (extract(day from month) = 1),
  corrects uuid,
  reason text,
  net_cents bigint not null,
  vat_cents bigint not null,
  total_cents bigint not null,
  -- The base and its VAT for each rate, as [{baseCents, vatRateBp, vatCents}].
  lines jsonb not null,
  -- The recipient, in another country of the Union, accounts for the VAT.
  is_reverse_charge boolean not null,
  issuer jsonb not null,
  recipient jsonb not null,
  issued_on date not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  check (total_cents = net_cents + vat_cents),
  check ((series = 'credit-note') = (corrects is not null)),
  unique (merchant_id, id),
  foreign key (merchant_id, corrects) references invoice (merchant_id, id)
);
-- Never two for one month; a credit note corrects an invoice once, and then the month is invoiced anew.
create unique index invoice_corrected_once on invoice (corrects) where corrects is not null;
create index invoice_of_month on invoice (merchant_id, month desc);

create function one_invoice_a_month() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('invoice/' || new.merchant_id, 0));
  if new.series = 'commission' and exists (
    select from invoice i where i.merchant_id = new.merchant_id and i.month = new.month and i.series = 'commission'
      and i.id <> new.id and not exists (select from invoice c where c.corrects = i.id))
  then raise exception 'the month % is invoiced already', new.month using errcode = 'unique_violation';
  end if;
  return null;
end $$;
create constraint trigger one_invoice_a_month after insert on invoice
  for each row execute function one_invoice_a_month();
`

const statements = `
create table statement (
  id uuid primary key default uuidv7(),
  message_id text not null,
  iban text not null,
  -- The bank's own name for it, with the page of a long one.
  statement_id text not null,
  page integer not null check (page > 0),
  from_day date,
  to_day date,
  opening_cents bigint,
  closing_cents bigint,
  -- Of what it says: the same name with other words is another statement.
  content_sha256 bytea not null,
  imported_by uuid not null,
  imported_at timestamptz not null,
  unique (iban, statement_id, page)
);
create index statement_newest on statement (imported_at desc, id desc);

-- What the bank booked, and what was made of it.
create table statement_entry (
  id uuid primary key default uuidv7(),
  statement_id uuid not null references statement,
  position integer not null check (position > 0),
  booked_on date not null,
  amount_cents bigint not null,
  currency text not null,
  end_to_end_id text,
  is_return boolean not null,
  return_reason text,
  counterparty text,
  counterparty_iban text,
  remittance text,
  bank_reference text,
  state text not null check (state in ('matched', 'difference', 'dismissed')),
  -- Why it is none of what was expected; it stays when somebody clears it up.
  difference text,
  -- The payment that it names, or that finance says it is.
  disbursement_id uuid references disbursement,
  -- The transfer of a refund that it is.
  refund_transfer_id uuid references refund_transfer,
  -- Whether the payment was moved by it, which nobody takes back.
  moved boolean not null default false,
  settled_by uuid,
  settled_at timestamptz,
  reason text,
  unique (statement_id, position),
  check (state = 'matched' or difference is not null),
  check (state <> 'matched' or num_nonnulls(disbursement_id, refund_transfer_id) = 1),
  check ((state = 'dismissed') = (reason is not null)),
  check ((settled_by is null) = (settled_at is null)),
  check (state <> 'difference' or settled_by is null),
  check (state = 'difference' or difference is null or settled_by is not null)
);
-- A payment leaves the account once and comes back once, whoever says so.
create unique index statement_entry_once on statement_entry (disbursement_id, (amount_cents < 0)) where state = 'matched';
create unique index statement_entry_of_refund_once on statement_entry (refund_transfer_id);
create index on statement_entry (disbursement_id) where disbursement_id is not null;
create index statement_entry_open on statement_entry (statement_id) where state = 'difference';
`
