import { runMigrations } from 'graphile-worker'
import { type Migration, Migrator } from 'kysely/migration'
import { openOwner } from './connection.ts'
import * as foundation from './migrations/2026-11-22-foundation.ts'
import * as outbox from './migrations/2026-11-22-outbox.ts'
import * as search from './migrations/2026-11-22-search.ts'
import * as rights from './migrations/2026-11-23-rights.ts'

const migrations: Record<string, Migration> = {
  '2026-11-22-1-foundation': foundation,
  '2026-11-22-2-outbox': outbox,
  '2026-11-22-3-search': search,
  '2026-11-23-1-rights': rights,
}

export type MigrationState = { applied: number; pending: number }

/** Brings the database at `url` (its owner's) to the newest shape; safe to run from several processes at once. */
export async function migrateToLatest(url: string): Promise<void> {
  await runMigrations({ connectionString: url })
  const db = openOwner(url, 2)
  try {
    const { error } = await migrator(db).migrateToLatest()
    if (error) throw error
  } finally {
    await db.destroy()
  }
}

/** How many migrations are applied and how many wait. */
export async function migrationState(db: ReturnType<typeof openOwner>): Promise<MigrationState> {
  const known = await migrator(db).getMigrations()
  const applied = known.filter((migration) => migration.executedAt).length
  return { applied, pending: known.length - applied }
}

const migrator = (db: ReturnType<typeof openOwner>) =>
  new Migrator({ db, provider: { getMigrations: async () => migrations } })
