import { type Kysely, sql } from 'kysely'

type Guarded = {
  /** Of each table the statements that the application's role may make, as `grant` has them: `select, insert`. */
  tables: Readonly<Record<string, string>>
  /** The condition under which a row shows; that its merchant is in scope, unless said otherwise. */
  using?: string
}

/** Puts tables under row-level security, forced on their owner too, and gives the application the least it needs. */
export async function guard(
  db: Kysely<unknown>,
  { tables, using = 'scope_sees_merchant(merchant_id)' }: Guarded,
): Promise<void> {
  for (const [table, statements] of Object.entries(tables)) {
    const name = sql.table(table)
    await sql`alter table ${name} enable row level security`.execute(db)
    await sql`alter table ${name} force row level security`.execute(db)
    await sql`create policy in_scope on ${name} to cauce_app using (${sql.raw(using)})`.execute(db)
    await sql`create policy owner on ${name} to current_user using (true) with check (true)`.execute(db)
    if (statements) await sql`grant ${sql.raw(statements)} on ${name} to cauce_app`.execute(db)
  }
}
