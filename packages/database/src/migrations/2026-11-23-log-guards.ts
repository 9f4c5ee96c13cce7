import { type Kysely, sql } from 'kysely'

/**
 * The chain begins with an anchor before its first seal, so that one that was taken away whole is not begun again unnoticed;
 * checks are signed; and the application chooses neither a line's place in the log nor what a record begins as.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [beginning, checks, grants]) await sql.raw(part).execute(db)
}

const beginning = `
-- The first anchor names seal 0: nothing was sealed yet.
alter table log_anchor drop constraint log_anchor_last_seal_fkey;
alter table log_anchor add check (last_seal >= 0 and (last_seal > 0 or number = 1));

drop function log_chain_state();
-- How far the log is sealed, which is the same for all who may read some of it: instants only.
create function log_chain_state()
  returns table (begun_at timestamptz, sealed_at timestamptz, waiting_since timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
    select b.sealed_at, a.sealed_at, w.at
    from (select 1) as one
      left join lateral (select sealed_at from log_anchor order by number limit 1) as b on true
      left join lateral (select a.sealed_at, s.transaction_id, s.position from log_anchor a
        join log_seal s on s.number = a.last_seal order by a.number desc limit 1) as a on true
      left join lateral (select l.at from action_log l
        where (l.transaction_id, l.position) > (coalesce(a.transaction_id, '0'), coalesce(a.position, 0))
        order by l.transaction_id, l.position limit 1) as w on true $$;
revoke all on function log_chain_state() from public;
grant execute on function log_chain_state() to cauce_app;
`

const checks = `
-- By the log's key over when, how many and what kinds of faults; a check without it does not count.
alter table log_check add code bytea check (length(code) = 32);

create function log_checks_between(since timestamptz, until timestamptz)
  returns table (checked_at timestamptz, seals bigint, faults text[], code bytea)
  language sql stable security definer set search_path = public, pg_temp as $$
    select c.checked_at, c.seals,
      array(select distinct fault ->> 'kind' from jsonb_array_elements(c.faults) as fault order by 1), c.code
    from log_check c where c.checked_at > since and c.checked_at <= until and c.code is not null
    order by c.checked_at desc $$;
revoke all on function log_checks_between(timestamptz, timestamptz) from public;
grant execute on function log_checks_between(timestamptz, timestamptz) to cauce_app;
`

const grants = `
revoke insert on action_log from cauce_app;
grant insert (merchant_id, centre_id, actor_id, actor_role, action, subject_kind, subject_id, before, after, ip, device,
  request_id, at) on action_log to cauce_app;
revoke insert, update on idempotency_key from cauce_app;
grant insert (actor_id, key, operation, input_hash, at), update (result) on idempotency_key to cauce_app;
revoke insert on import from cauce_app;
grant insert (id, merchant_id, centre_id, kind, file_name, sheet, header_row, columns, ignored_headers, adds, updates, same,
  red, created_by, created_at, sha256, file) on import to cauce_app;
`
