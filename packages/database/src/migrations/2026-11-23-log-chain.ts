import { type Kysely, sql } from 'kysely'

/**
 * The action log's hash chain: a seal for each line, a signed anchor for each batch of them, and the checks that were made.
 * The application's role reads none of it but how the chain stands. The log's own indexes serve its page.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [chain, appendOnly, state, indexes]) await sql.raw(part).execute(db)
}

const chain = `
-- One for each line of the log, in the order of (transaction, position); number has no gap.
create table log_seal (
  number bigint primary key check (number > 0),
  transaction_id xid8 not null,
  position bigint not null unique,
  hash bytea not null check (length(hash) = 32)
);

-- One for each batch; its code can be made only with the key, which is not in the database.
create table log_anchor (
  number bigint primary key check (number > 0),
  last_seal bigint not null unique references log_seal,
  hash bytea not null,
  sealed_at timestamptz(3) not null,
  code bytea not null check (length(code) = 32)
);

create table log_check (
  id uuid primary key default uuidv7(),
  checked_at timestamptz not null,
  seals bigint not null,
  faults jsonb not null
);
create index on log_check (checked_at);
`

const appendOnly = `
create function refuse_change() returns trigger language plpgsql as $$
begin raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation'; end $$;
do $$
declare t text;
begin
  foreach t in array array['action_log', 'log_seal', 'log_anchor', 'log_check'] loop
    execute format('create trigger append_only before update or delete or truncate on %I
      for each statement execute function refuse_change()', t);
  end loop;
end $$;
`

const state = `
-- How the chain stands, which is the same for all who may read some of the log: instants and kinds of faults only.
create function log_chain_state()
  returns table (sealed_at timestamptz, waiting_since timestamptz, checked_at timestamptz, faults text[])
  language sql stable security definer set search_path = public, pg_temp as $$
    select a.sealed_at, w.at, c.checked_at,
      (select array_agg(distinct fault ->> 'kind') from jsonb_array_elements(c.faults) as fault)
    from (select 1) as one
      left join lateral (select a.sealed_at, s.transaction_id, s.position from log_anchor a
        join log_seal s on s.number = a.last_seal order by a.number desc limit 1) as a on true
      left join lateral (select l.at from action_log l
        where (l.transaction_id, l.position) > (coalesce(a.transaction_id, '0'), coalesce(a.position, 0))
        order by l.transaction_id, l.position limit 1) as w on true
      left join lateral (select c.checked_at, c.faults from log_check c order by c.checked_at desc limit 1) as c on true $$;
revoke all on function log_chain_state() from public;
grant execute on function log_chain_state() to cauce_app;
`

// The merchant leads since row-level security cannot lead an index; the platform asks without one.
const indexes = `
create index action_log_newest on action_log (merchant_id, at desc, position desc);
create index action_log_newest_anywhere on action_log (at desc, position desc);
create index action_log_of_actor on action_log (actor_id, at desc, position desc);
create index action_log_of_action on action_log (merchant_id, action, at desc, position desc);
create index action_log_of_kind on action_log (merchant_id, subject_kind, at desc, position desc);
create index action_log_of_kind_anywhere on action_log (subject_kind, at desc, position desc);
create index action_log_of_action_anywhere on action_log (action, at desc, position desc);
`
