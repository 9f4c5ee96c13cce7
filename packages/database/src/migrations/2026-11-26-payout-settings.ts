import { type Kysely, sql } from 'kysely'
import { guard } from './guard.ts'

/** How a merchant is paid: its account and the changes of it, its tariff, its invoices' address and its hour. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(settings).execute(db)
  await sql.raw(accounts).execute(db)
  await guard(db, { tables: { account_change: 'select, insert' } })
  await sql.raw(guards).execute(db)
}

const settings = `
-- Tells whether the settings of a merchant were changed since somebody read them.
alter table merchant add column settings_revision integer not null default 1;
`

const accounts = `
create table account_change (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  state text not null default 'asked' check (state in ('asked', 'approved', 'refused', 'withdrawn')),
  iban text not null,
  bic text,
  -- The account that it is to replace; none where there was none.
  former_iban text,
  reason text not null,
  asked_by uuid not null references app_user,
  asked_at timestamptz(3) not null,
  decided_by uuid references app_user,
  decided_at timestamptz,
  note text,
  check ((state = 'asked') = (decided_at is null) and (state = 'asked') = (decided_by is null)),
  -- Two people, always: who asks may only withdraw.
  check (state not in ('approved', 'refused') or decided_by <> asked_by),
  unique (merchant_id, id)
);
create unique index account_change_open on account_change (merchant_id) where state = 'asked';
create index account_change_newest on account_change (merchant_id, asked_at desc, id desc);
`

const guards = `
grant update (state, decided_by, decided_at, note) on account_change to cauce_app;
grant update (street, postcode, city, legal_name, tax_id, commission_vat_bp, iban, bic, disbursement_hour, time_zone,
  ships_services_at_confirmation, retry_days, link_days, offer_days, reminder_after_hours, settings_revision) on merchant to cauce_app;

-- Where money goes, and who is invoiced, the platform alone changes.
create function platform_changes_merchant() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if coalesce(current_setting('cauce.merchant', true), '') not in ('platform', '')
    and row(new.iban, new.bic, new.legal_name, new.tax_id, new.commission_vat_bp)
      is distinct from row(old.iban, old.bic, old.legal_name, old.tax_id, old.commission_vat_bp)
  then raise exception 'only the platform changes this of merchant %', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger platform_changes_merchant before update on merchant
  for each row execute function platform_changes_merchant();

-- A tariff that holds is never changed: the platform plans another one, or takes back one that was planned.
grant insert, delete on commission_tier to cauce_app;
create policy set_by_platform on commission_tier as restrictive for insert to cauce_app
  with check (current_setting('cauce.merchant', true) = 'platform');
create policy taken_back_by_platform on commission_tier as restrictive for delete to cauce_app
  using (current_setting('cauce.merchant', true) = 'platform');

-- Whom a change of a merchant's account is told of at the platform, where its own people see nobody.
create function finance_to_tell() returns table (id uuid, email citext, locale text)
  language sql stable security definer set search_path = public, pg_temp as $$
    select u.id, u.email, u.locale from app_user u
    where u.role = 'platform-finance' and u.disabled_at is null and u.email_verified order by u.id $$;
revoke all on function finance_to_tell() from public;
grant execute on function finance_to_tell() to cauce_app;
`
