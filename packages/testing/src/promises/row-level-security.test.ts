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
