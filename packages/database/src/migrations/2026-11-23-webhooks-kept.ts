import { type Kysely, sql } from 'kysely'

/**
 * Former secrets of an endpoint have rows of their own: each stands until its end, however often a new one is made. And
 * what was delivered long ago is found, to be deleted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create table webhook_former_secret (
  id uuid primary key default uuidv7(),
  merchant_id uuid not null references merchant,
  endpoint_id uuid not null,
  -- Sealed with a key that the database does not have.
  secret bytea not null,
  stands_until timestamptz not null,
  foreign key (merchant_id, endpoint_id) references webhook_endpoint (merchant_id, id)
);
create index on webhook_former_secret (endpoint_id, stands_until);

insert into webhook_former_secret (merchant_id, endpoint_id, secret, stands_until)
select merchant_id, id, former_secret, former_secret_until from webhook_endpoint where former_secret is not null;
alter table webhook_endpoint drop column former_secret, drop column former_secret_until;

alter table webhook_former_secret enable row level security;
alter table webhook_former_secret force row level security;
create policy in_scope on webhook_former_secret to cauce_app using (scope_sees_merchant(merchant_id));
do $$ begin
  execute format('create policy owner on webhook_former_secret to %I using (true) with check (true)', current_user);
end $$;
grant select, insert on webhook_former_secret to cauce_app;

create index webhook_delivery_ended on webhook_delivery (created_at) where state <> 'pending';
create index webhook_event_at on webhook_event (at);
`)
    .execute(db)
}
