import { type Kysely, sql } from 'kysely'

/**
 * An address belongs to whoever opened its invitation, and to nobody before: so two merchants may invite the same one, and
 * neither learns of the other. Also what the limit of invitations is counted by, who may withdraw a change of
 * administrator, and how many people a list takes something from.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [addresses, withdrawals, counts]) await sql.raw(part).execute(db)
}

const addresses = `
update app_user u set email_verified = false
  where exists (select from invitation i where i.user_id = u.id) and not exists (select from account a where a.user_id = u.id);
alter table app_user drop constraint app_user_email_key;
alter table app_user add constraint one_of_an_address_per_merchant unique (merchant_id, email);
create unique index app_user_by_email on app_user (email) where email_verified and disabled_at is null;
create index app_user_by_invited_email on app_user (email) where not email_verified;
grant insert (email_verified) on app_user to cauce_app;
-- Only whoever opens the letter proves an address.
create policy comes_unproven on app_user as restrictive for insert to cauce_app with check (not email_verified);
drop function not_invitable(text[]);

-- Who signs in by an address: came, and is not shut out.
create view signing_user with (security_invoker) as
  select * from app_user where email_verified and disabled_at is null;
`

// Two people decide, always; whoever administers the merchant, or the platform, takes a request back.
const withdrawals = `
do $$
declare old text;
begin
  select conname into strict old from pg_constraint
    where conrelid = 'administrator_change'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%decided_by = asked_by%';
  execute format('alter table administrator_change drop constraint %I', old);
end $$;
alter table administrator_change add constraint two_people_decide
  check (state not in ('approved', 'refused') or decided_by <> asked_by);
`

const counts = `
create index message_of_invitations on message (merchant_id, created_at) where template = 'user-invitation';
alter table import add column losing integer not null default 0 check (losing >= 0);
grant insert (losing) on import to cauce_app;
`
