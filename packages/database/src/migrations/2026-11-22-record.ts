import { type Kysely, sql } from 'kysely'

/** The action log that live pages follow, and the answers that repeats get again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
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
`)
    .execute(db)
}
