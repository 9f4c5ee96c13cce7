import { type Kysely, sql } from 'kysely'
import { guard } from './guard.ts'

/**
 * What is paid early, beside a plan's schedule, is none of its instalments: it has no number, and settles a part of what
 * the credit costs. Withdrawing is declared.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table instalment
  alter column number drop not null,
  add column settled_cost_cents bigint check (settled_cost_cents >= 0),
  add constraint instalments_to_come_are_numbered check (number is not null or paid_at is not null);

update instalment set number = null, settled_cost_cents = 0 from plan_version made
where made.plan_id = instalment.plan_id and made.version = instalment.from_version
  and made.reason in ('prepaid', 'settled', 'withdrawn') and instalment.paid_at = made.made_at;

alter table instalment
  add constraint early_payments_settle_cost check ((number is null) = (settled_cost_cents is not null));

-- The shopper said that they withdraw from the credit: that counts from then on, whatever becomes of any charge. A version
-- of the plan with this reason is made as soon as it is known what was paid.
create table plan_withdrawal (
  plan_id uuid primary key,
  merchant_id uuid not null references merchant,
  declared_at timestamptz not null,
  -- The merchant's calendar date.
  declared_on date not null,
  declared_by text not null check (declared_by in ('shopper', 'agent')),
  foreign key (merchant_id, plan_id) references payment_plan (merchant_id, id)
);
`)
    .execute(db)
  await guard(db, { tables: { plan_withdrawal: 'select, insert' } })
}
