import { type Kysely, sql } from 'kysely'

/** What is paid early, beside a plan's schedule, is none of its instalments: it has no number. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
alter table instalment
  alter column number drop not null,
  add constraint instalments_to_come_are_numbered check (number is not null or paid_at is not null);

update instalment set number = null from plan_version made
where made.plan_id = instalment.plan_id and made.version = instalment.from_version
  and made.reason in ('prepaid', 'settled', 'withdrawn') and instalment.paid_at = made.made_at;
`)
    .execute(db)
}
