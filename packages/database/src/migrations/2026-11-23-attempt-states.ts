import { type Kysely, sql } from 'kysely'

/** The states of an attempt to pay without `failed`, which none ever came to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table payment_attempt
      drop constraint payment_attempt_state_check,
      add constraint payment_attempt_state_check check (state in
        ('begun', 'open', 'authorised', 'captured', 'kept', 'declined', 'voided', 'refunded', 'unknown'))`.execute(db)
}
