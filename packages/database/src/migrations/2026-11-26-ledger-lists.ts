import { type Kysely, sql } from 'kysely'

/** The entries of the ledger are read newest first, of one merchant or of all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
create index ledger_entry_newest on ledger_entry (merchant_id, posted_at desc, id desc);
create index ledger_entry_newest_anywhere on ledger_entry (posted_at desc, id desc);
`)
    .execute(db)
}
