import { type Kysely, sql } from 'kysely'

/** The services that centres sell, and the files that lists of them and of others are imported from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [services, imports, guards, search]) await sql.raw(part).execute(db)
}

const services = `
create table service (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  centre_id uuid not null,
  removed_at timestamptz,
  search_text text generated always as (plain_text(reference || ' ' || name)) stored,
  reference text not null,
  reference_key text not null generated always as (lower(reference)) stored,
  name text not null,
  name_key text not null generated always as (plain_text(name)) stored,
  price_cents bigint not null check (price_cents > 0),
  -- Nothing means the centre's own.
  tax_treatment text,
  ends_on date,
  duration text check (duration ~ '^P[0-9]'),
  version integer not null default 1,
  created_at timestamptz not null,
  -- To the millisecond, as pages give it back to say where they ended.
  updated_at timestamptz(3) not null,
  check (num_nonnulls(ends_on, duration) = 1),
  unique (merchant_id, id),
  foreign key (merchant_id, centre_id) references centre (merchant_id, id)
);
create unique index service_reference on service (centre_id, reference_key) where removed_at is null;
create index service_by_reference on service (merchant_id, reference_key, id) where removed_at is null;
create index service_by_name on service (merchant_id, name_key, id) where removed_at is null;
create index service_by_price on service (merchant_id, price_cents, id) where removed_at is null;
create index service_newest on service (merchant_id, updated_at desc, id desc) where removed_at is null;
create index service_prefix on service (centre_id, reference_key text_pattern_ops) where removed_at is null;
create index service_search on service using gin (search_text gin_trgm_ops);

-- What a line was taken from; its texts and price are its own, whatever becomes of the service.
alter table cart_line add column service_id uuid,
  add foreign key (merchant_id, service_id) references service (merchant_id, id);
create index cart_line_of_service on cart_line (service_id) where service_id is not null;
`

const imports = `
create table import (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  -- Nothing for a list of all centres: only who sees them all sees it.
  centre_id uuid,
  kind text not null,
  state text not null default 'previewed' check (state in ('previewed', 'saved', 'undone')),
  file_name text not null,
  sheet text,
  header_row integer not null check (header_row > 0),
  -- Those that were recognised, in their order, with the headers that the file gives them.
  columns jsonb not null,
  ignored_headers text[] not null,
  adds integer not null check (adds >= 0),
  updates integer not null check (updates >= 0),
  same integer not null check (same >= 0),
  red integer not null check (red >= 0),
  -- A person, or a process of the merchant's.
  created_by uuid not null,
  created_at timestamptz(3) not null,
  saved_by uuid,
  saved_at timestamptz,
  undone_by uuid references app_user,
  undone_at timestamptz,
  sha256 bytea not null check (length(sha256) = 32),
  file bytea not null,
  check ((state = 'previewed') = (saved_at is null)),
  check ((state = 'undone') = (undone_at is not null)),
  unique (merchant_id, id),
  foreign key (merchant_id, centre_id) references centre (merchant_id, id)
);
create index import_newest on import (merchant_id, kind, created_at desc, id desc);
create index import_of_file on import (merchant_id, sha256);
create index import_unsaved on import (created_at) where state = 'previewed';

-- Rows of an import, some hundreds together, as JSON that is read when it is asked for: to keep each by itself takes
-- longer than to read the file.
create table import_part (
  import_id uuid not null,
  first_row integer not null,
  last_row integer not null,
  merchant_id uuid not null references merchant,
  centre_id uuid,
  green integer not null check (green >= 0),
  red integer not null check (red >= 0),
  rows text not null,
  primary key (import_id, first_row),
  check (last_row >= first_row),
  foreign key (merchant_id, import_id) references import (merchant_id, id) on delete cascade
);
alter table import_part alter column rows set storage external;

-- Red rows have faults, green ones a value and what saving does with it. The subject is what it adds or updates.
create function import_rows(import uuid) returns table (row_number integer, change text, subject_id uuid,
    subject_version integer, value jsonb, before jsonb)
  language sql stable as $$
    select r.* from import_part p cross join lateral json_to_recordset(p.rows::json)
      as r ("row" integer, change text, subject_id uuid, subject_version integer, value jsonb, before jsonb)
    where p.import_id = import $$;
revoke all on function import_rows(uuid) from public;
grant execute on function import_rows(uuid) to cauce_app;
`

const guards = `
do $$
declare t text;
begin
  foreach t in array array['service', 'import', 'import_part'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_scope on %I to cauce_app using (scope_sees_centre(merchant_id, centre_id))', t);
    execute format('create policy owner on %I to %I using (true) with check (true)', t, current_user);
  end loop;
end $$;
grant select, insert, update on service to cauce_app;
grant select, insert on import, import_part to cauce_app;
grant update (state, saved_by, saved_at, undone_by, undone_at) on import to cauce_app;
`

// As for financings: the policy would keep LIKE from its index, and the view filters by the same scope.
const search = `
create view service_in_scope as select * from service
  where case when scope_sees_centre(merchant_id, centre_id) then true else false end;
grant select on service_in_scope to cauce_app;
`
