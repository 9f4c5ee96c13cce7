import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { fillEveryTable } from '../fill-every-table.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 2 })
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const { rows: scoped } = await sql<{ name: string; table: boolean; enabled: boolean; forced: boolean }>`
  select c.relname as name, c.relkind = 'r' as table, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id' and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm') order by 1`.execute(owner)
const tablesAndViews = [...scoped.map(({ name }) => name), 'merchant']

/** Forced security hides the column's statistics from its own search view, which reads as the owner. */
const notForced = ['financing']

let merchantId: string
beforeAll(async () => {
  merchantId = await fillEveryTable(owner)
})

const countIn = (table: string) => sql<{ count: number }>`select count(*) from ${sql.table(table)}`
const readable = async (table: string) => {
  const { rows } = await sql<{
    may: boolean
  }>`select has_table_privilege('cauce_app', ${table}, 'select') as may`.execute(owner)
  return rows[0]?.may === true
}

test('every table that belongs to a merchant forces row-level security, also upon its owner', () => {
  const tables = scoped.filter(({ table }) => table)
  expect(tables.length).toBeGreaterThan(10)
  expect(tables.filter(({ enabled }) => !enabled)).toEqual([])
  expect(tables.filter(({ forced }) => !forced).map(({ name }) => name)).toEqual(notForced)
})

/** What only sign-in and the outbox touch: the application's role has no right on it, which a test below holds. */
const ownersOnly = [
  'session',
  'account',
  'verification',
  'sign_in_attempt',
  'kysely_migration',
  'kysely_migration_lock',
]

test('every table that the application reads or writes has row-level security', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity order by 1`.execute(owner)
  expect(rows.map(({ name }) => name).toSorted()).toEqual(ownersOnly.toSorted())
})

test('what is somebody’s own shows to them, and to nobody without saying who asks', async () => {
  const scope: Scope = { kind: 'merchant', merchantId, centreIds: 'all' }
  const shape = { role: 'ops', name: 'O', first_name: 'O', last_name: 'O', locale: 'es' }
  const users = await owner
    .insertInto('app_user')
    .values([
      { ...shape, email: 'a@example.test', merchant_id: merchantId },
      { ...shape, email: 'b@example.test', merchant_id: merchantId },
    ])
    .returning('id')
    .execute()
  const [ana, luis] = users.map(({ id }) => id) as [string, string]
  await database.write(
    scope,
    async (tx) => {
      await tx.insertInto('saved_view').values({ user_id: ana, page: 'p', name: 'n', query: '' }).execute()
      await tx
        .insertInto('idempotency_key')
        .values({ actor_id: ana, key: 'of-ana-1', operation: 'o', input_hash: Buffer.from(''), at: '2026-11-22' })
        .execute()
    },
    ana,
  )
  for (const table of ['saved_view', 'idempotency_key'] as const) {
    const seenBy = (userId?: string) =>
      database.read(scope, async (db) => (await countIn(table).execute(db)).rows[0]?.count, userId)
    expect([await seenBy(ana), await seenBy(luis), await seenBy()], table).toEqual([1, 0, 0])
  }
  const forged = database.write(
    scope,
    (tx) => tx.insertInto('saved_view').values({ user_id: luis, page: 'p', name: 'n', query: '' }).execute(),
    ana,
  )
  await expect(forged).rejects.toMatchObject({ code: '42501' })
})

test('who works in which centre shows where the people do', async () => {
  const shape = { role: 'ops', name: 'O', first_name: 'O', last_name: 'O', locale: 'es' }
  const { id: user_id } = await owner
    .insertInto('app_user')
    .values({ ...shape, email: 'c@example.test', merchant_id: merchantId })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: centre_id } = await owner.selectFrom('centre').select('id').executeTakeFirstOrThrow()
  await owner.insertInto('user_centre').values({ user_id, centre_id }).execute()
  const seenBy = (id: string) =>
    database.read(
      { kind: 'merchant', merchantId: id, centreIds: 'all' },
      async (db) => (await countIn('user_centre').execute(db)).rows[0]?.count,
    )
  expect([await seenBy(merchantId), await seenBy(randomUUID())]).toEqual([1, 0])
})

describe.each(tablesAndViews)('%s', (table) => {
  test('shows nothing to a connection without a scope', async () => {
    if (!(await readable(table))) return
    const client = new pg.Client({ connectionString: url, options: '-c role=cauce_app' })
    await client.connect()
    try {
      const { rows } = await client.query(`select count(*)::int as count from ${client.escapeIdentifier(table)}`)
      expect(rows[0].count).toBe(0)
    } finally {
      await client.end()
    }
  })

  test('shows nothing to another merchant, and its rows to its own', async () => {
    if (!(await readable(table))) return
    const seenBy = (scope: Scope) =>
      database.read(scope, async (db) => (await countIn(table).execute(db)).rows[0]?.count ?? 0)
    const foreign: Scope = { kind: 'merchant', merchantId: randomUUID(), centreIds: 'all' }
    expect(await seenBy(foreign)).toBe(0)
    expect(await seenBy({ kind: 'merchant', merchantId, centreIds: 'all' })).toBeGreaterThan(0)
    expect(await seenBy({ kind: 'platform' })).toBeGreaterThan(0)
  })
})

test.each(['financing', 'action_log'])('%s shows nothing of another centre', async (table) => {
  const scope: Scope = { kind: 'merchant', merchantId, centreIds: [randomUUID()] }
  const seen = await database.read(scope, async (db) =>
    sql<{ count: number }>`select count(*) from ${sql.table(table)} where centre_id is not null`.execute(db),
  )
  expect(seen.rows[0]?.count).toBe(0)
})

test('nobody writes a row into another merchant', async () => {
  const foreign: Scope = { kind: 'merchant', merchantId: randomUUID(), centreIds: 'all' }
  const attempt = database.write(foreign, (tx) =>
    tx
      .insertInto('blocked_document')
      .values({ merchant_id: merchantId, document_number: 'X', reason: 'test' })
      .execute(),
  )
  await expect(attempt).rejects.toMatchObject({ code: '42501' })
})

test('the application reads neither sessions nor password hashes', async () => {
  for (const table of ['session', 'account', 'verification', 'sign_in_attempt'] as const) {
    const attempt = database.read({ kind: 'platform' }, (db) => db.selectFrom(table).selectAll().execute())
    await expect(attempt, table).rejects.toMatchObject({ code: '42501' })
  }
})
