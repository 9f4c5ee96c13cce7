import { type Kysely, sql } from 'kysely'

/**
 * Keys of services. Each is a user of its own, of the role `service` and without an account, so that what it does bears
 * its name wherever a person's would stand; that user holds the key's name and, as rights, its scopes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [keys, guards, maker]) await sql.raw(part).execute(db)
}

const keys = `
alter table app_user add constraint app_user_of_merchant unique (merchant_id, id);

create table api_key (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  -- SHA-256 of the key: of 256 random bits, so that nothing slower is needed.
  hash bytea not null unique,
  last_four text not null,
  created_by uuid not null references app_user,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  foreign key (merchant_id, id) references app_user (merchant_id, id)
);
create index on api_key (merchant_id, id);
`

const guards = `
alter table api_key enable row level security;
alter table api_key force row level security;
create policy in_scope on api_key to cauce_app using (scope_sees_merchant(merchant_id));
do $$ begin
  execute format('create policy owner on api_key to %I using (true) with check (true)', current_user);
end $$;
grant select, insert on api_key to cauce_app;
grant update (revoked_at) on api_key to cauce_app;
`

const maker = `
-- The application makes users of no other role; in the scope of the merchant only, demo where its maker is.
create function make_service_user(id uuid, merchant uuid, maker uuid, name text, scopes text[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not scope_sees_merchant(merchant) then
    raise exception 'merchant % is out of scope', merchant using errcode = 'insufficient_privilege';
  end if;
  insert into app_user (id, merchant_id, role, email, email_verified, name, first_name, last_name, locale, demo, rights)
  select make_service_user.id, m.id, 'service', make_service_user.id || '@service.invalid', false,
         make_service_user.name, make_service_user.name, '', m.locale,
         coalesce((select u.demo from app_user u where u.id = maker and u.merchant_id = m.id), false), scopes
  from merchant m where m.id = merchant;
end $$;
revoke all on function make_service_user(uuid, uuid, uuid, text, text[]) from public;
grant execute on function make_service_user(uuid, uuid, uuid, text, text[]) to cauce_app;
`
