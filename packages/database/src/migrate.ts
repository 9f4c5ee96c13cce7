import { runMigrations } from 'graphile-worker'
import { type Migration, Migrator } from 'kysely/migration'
import { openOwner } from './connection.ts'
import * as guards from './migrations/2026-11-22-guards.ts'
import * as outbox from './migrations/2026-11-22-outbox.ts'
import * as payments from './migrations/2026-11-22-payments.ts'
import * as people from './migrations/2026-11-22-people.ts'
import * as record from './migrations/2026-11-22-record.ts'
import * as sales from './migrations/2026-11-22-sales.ts'
import * as scope from './migrations/2026-11-22-scope.ts'
import * as search from './migrations/2026-11-22-search.ts'
import * as addresses from './migrations/2026-11-23-addresses.ts'
import * as apiKeys from './migrations/2026-11-23-api-keys.ts'
import * as attemptStates from './migrations/2026-11-23-attempt-states.ts'
import * as catalogue from './migrations/2026-11-23-catalogue.ts'
import * as importExample from './migrations/2026-11-23-import-example.ts'
import * as invitations from './migrations/2026-11-23-invitations.ts'
import * as logChain from './migrations/2026-11-23-log-chain.ts'
import * as logGuards from './migrations/2026-11-23-log-guards.ts'
import * as referenceKey from './migrations/2026-11-23-reference-key.ts'
import * as rights from './migrations/2026-11-23-rights.ts'
import * as rowSecurity from './migrations/2026-11-23-row-security.ts'
import * as unsavedImports from './migrations/2026-11-23-unsaved-imports.ts'
import * as webhooks from './migrations/2026-11-23-webhooks.ts'
import * as webhooksKept from './migrations/2026-11-23-webhooks-kept.ts'
import * as collecting from './migrations/2026-11-25-collecting.ts'
import * as disbursement from './migrations/2026-11-25-disbursement.ts'
import * as orders from './migrations/2026-11-25-orders.ts'
import * as ledgerLists from './migrations/2026-11-26-ledger-lists.ts'
import * as payoutSettings from './migrations/2026-11-26-payout-settings.ts'
import * as creditNoteOfMonth from './migrations/2026-11-27-credit-note-of-month.ts'
import * as earlyPayments from './migrations/2026-11-27-early-payments.ts'

const migrations: Record<string, Migration> = {
  '2026-11-22-1-scope': scope,
  '2026-11-22-2-people': people,
  '2026-11-22-3-sales': sales,
  '2026-11-22-4-payments': payments,
  '2026-11-22-5-record': record,
  '2026-11-22-6-guards': guards,
  '2026-11-22-7-outbox': outbox,
  '2026-11-22-8-search': search,
  '2026-11-23-1-rights': rights,
  '2026-11-23-2-catalogue': catalogue,
  '2026-11-23-3-log-chain': logChain,
  '2026-11-23-4-api-keys': apiKeys,
  '2026-11-23-5-row-security': rowSecurity,
  '2026-11-23-6-attempt-states': attemptStates,
  '2026-11-23-7-invitations': invitations,
  '2026-11-23-9-webhooks': webhooks,
  '2026-11-24-1-reference-key': referenceKey,
  '2026-11-24-2-unsaved-imports': unsavedImports,
  '2026-11-24-1-log-guards': logGuards,
  '2026-11-24-3-addresses': addresses,
  '2026-11-24-4-webhooks-kept': webhooksKept,
  '2026-11-24-5-import-example': importExample,
  '2026-11-25-1-orders': orders,
  '2026-11-25-2-collecting': collecting,
  '2026-11-25-3-disbursement': disbursement,
  '2026-11-26-1-ledger-lists': ledgerLists,
  '2026-11-26-3-payout-settings': payoutSettings,
  '2026-11-27-1-credit-note-of-month': creditNoteOfMonth,
  '2026-11-27-2-early-payments': earlyPayments,
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
