import { randomBytes, randomUUID } from 'node:crypto'
import { keepAppLogin } from '@cauce/database/app-login'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'
import { fillEveryTable, fillTheRest } from '../fill-every-table.ts'
import { definersFor, relationsFor, unforcedTables } from '../row-security.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const login = `login_${randomBytes(6).toString('hex')}`
const appUrl = await keepAppLogin(url, login, 'a-password')
const database = openDatabase({ url: appUrl, connections: 2 })
afterAll(async () => {
  await database.close()
  await sql`drop role ${sql.id(login)}`.execute(owner)
  await owner.destroy()
})

const role = 'cauce_app'
const merchantId = await fillEveryTable(owner)
await fillTheRest(owner)
const relations = await relationsFor(owner, role)
const readable = relations.filter(({ rights }) => rights.includes('select')).map(({ name }) => name)
const own: Scope = { kind: 'merchant', merchantId, centreIds: 'all' }
const foreign: Scope = { kind: 'merchant', merchantId: randomUUID(), centreIds: 'all' }

const countIn = (table: string) => sql<{ count: number }>`select count(*) from ${sql.table(table)}`
const seenBy = (table: string, scope: Scope, userId?: string) =>
  database.read(scope, async (db) => (await countIn(table).execute(db)).rows[0]?.count ?? 0, userId)

/** As the API connects, but before any scope is set. */
async function withoutScope<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  try {
    await client.query(`set role ${role}`)
    return await run(client)
  } finally {
    await client.end()
  }
}

test('every table forces row-level security, also upon its owner; the migrator’s own two hold no data', async () => {
  expect(await unforcedTables(owner)).toEqual(['kysely_migration', 'kysely_migration_lock'])
  expect(relations.filter(({ name, rights }) => name.startsWith('kysely_') && rights.length > 0)).toEqual([])
})

test('the application reads tables and views of ours, and nothing of another schema', () => {
  expect(readable.length).toBeGreaterThan(15)
  expect(readable.filter((name) => name.includes('.'))).toEqual([])
  const kinds = new Set(relations.filter(({ rights }) => rights.length > 0).map(({ kind }) => kind))
  expect([...kinds].toSorted()).toEqual(['table', 'view'])
  expect(relations.filter(({ rights }) => rights.includes('truncate') || rights.includes('trigger'))).toEqual([])
})

test('the application’s role and login are bound by row-level security and own nothing', async () => {
  const { rows } = await sql<{ free: boolean; owned: number }>`
    select bool_or(rolsuper or rolbypassrls or rolcreaterole or rolcreatedb) as free,
           (select count(*) from pg_class where relowner in (select oid from pg_roles where rolname in (${role}, ${login}))) as owned
    from pg_roles where rolname in (${role}, ${login})`.execute(owner)
  expect(rows).toEqual([{ free: false, owned: 0 }])
})

/**
 * Functions that look past row-level security, with all that each gives back. A new one fails here until it stands here,
 * with a reason why nobody learns from it what is not theirs.
 */
const definers = {
  // To whoever holds the link's token, of which the argument is the hash: ids only.
  'payment_link_by_hash(bytea)': 'TABLE(merchant_id uuid, financing_id uuid, customer_id uuid)',
  'order_link_by_hash(bytea)': 'TABLE(merchant_id uuid, order_id uuid, customer_id uuid)',
  // Within the scope's own merchant: whether one of its centres used a reference.
  'reference_taken(uuid,text)': 'boolean',
  // A number's place, which its invoice shows anyway.
  'take_invoice_place(text,integer)': 'integer',
  // To the acquirer's webhook, whose signature was checked, by the acquirer's own id: ids only.
  'payment_attempt_by_intent(text)': 'TABLE(merchant_id uuid, financing_id uuid, attempt_id uuid)',
  'charge_by_intent(text)': 'TABLE(merchant_id uuid, plan_id uuid, charge_id uuid)',
  'card_change_by_intent(text)': 'TABLE(merchant_id uuid, plan_id uuid, change_id uuid)',
  'refund_by_provider(text)': 'TABLE(merchant_id uuid, refund_id uuid, part_id uuid)',
  // To the person that the connection acts for; never a session's token.
  'sessions_of(uuid)':
    'TABLE(id uuid, ip_address text, user_agent text, created_at timestamp with time zone, updated_at timestamp with time zone)',
  'end_session_of(uuid,uuid)': 'SETOF uuid',
  'end_sessions_but(uuid,uuid)': 'SETOF uuid',
  // It writes a job and reads nothing.
  'outbox_add(text,json,text)': 'void',
  // The whole log's instants and kinds of faults, the same for everybody; nothing of a line.
  'log_checks_between(timestamp with time zone,timestamp with time zone)':
    'TABLE(checked_at timestamp with time zone, seals bigint, faults text[], code bytea)',
  'log_chain_state()':
    'TABLE(begun_at timestamp with time zone, sealed_at timestamp with time zone, waiting_since timestamp with time zone)',
  // Writes a user for a key, in scope only, and gives nothing back.
  'make_service_user(uuid,uuid,uuid,text,text[])': 'void',
  // Of people in scope only: ids of what they ended or took back.
  'end_sessions_of_people(uuid[])': 'TABLE(id uuid, user_id uuid)',
  // Whom to write to of a merchant's account at the platform; the application's role alone asks, never a person.
  'finance_to_tell()': 'TABLE(id uuid, email citext, locale text)',
  'forget_invited(uuid[])': 'SETOF uuid',
  // It writes a job and reads nothing.
  'outbox_add_later(text,json,text)': 'void',
}

test('functions that look past row-level security are known, with what each shows', async () => {
  expect(await definersFor(owner, role)).toEqual(definers)
})

test('those that take a person’s id answer that person alone', async () => {
  const { user_id } = await owner.selectFrom('session').select('user_id').executeTakeFirstOrThrow()
  await owner.updateTable('session').set({ expires_at: '2099-01-01' }).execute()
  const sessionsFor = (userId?: string) =>
    database.read(own, async (db) => (await sql`select * from sessions_of(${user_id}::uuid)`.execute(db)).rows, userId)
  expect((await sessionsFor(user_id)).length).toBe(1)
  expect([await sessionsFor(), await sessionsFor(randomUUID())]).toEqual([[], []])
  for (const ending of [sql`end_sessions_but(${user_id}::uuid, uuidv7())`, sql`end_session_of(${user_id}::uuid, id)`]) {
    const source = sql`(select id from sessions_of(${user_id}::uuid) union select uuidv7()) as s`
    await database.write(own, (tx) => sql`select ${ending} from ${source}`.execute(tx), randomUUID())
  }
  expect((await sessionsFor(user_id)).length).toBe(1)
})

describe('a table, a view or a function added later is noticed', () => {
  const added = `
    create table later (id uuid primary key default uuidv7(), merchant_id uuid not null references merchant);
    create table of_later (id uuid primary key default uuidv7(), later_id uuid not null references later, owner_name text);
    alter table later enable row level security;
    create view later_names as select owner_name from of_later;
    grant select on later, of_later, later_names to cauce_app;
    create function later_owner() returns text language sql security definer as $$ select owner_name from of_later $$`

  test('with its rows, its missing FORCE and what it shows', async () => {
    const rolledBack = owner.transaction().execute(async (tx) => {
      await sql.raw(added).execute(tx)
      expect(await unforcedTables(tx)).toEqual(['kysely_migration', 'kysely_migration_lock', 'later', 'of_later'])
      const seen = (await relationsFor(tx, role)).filter(({ rights }) => rights.includes('select'))
      expect(seen.map(({ name }) => name).filter((name) => !readable.includes(name))).toEqual([
        'later',
        'later_names',
        'of_later',
      ])
      expect(Object.keys(await definersFor(tx, role))).toContain('later_owner()')
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')
  })
})

test.each(['service', 'system', 'shopper', 'ops', 'platform-administrator'])(
  'nobody of a merchant is made %s by the application',
  async (role) => {
    const raised = database.write({ kind: 'merchant', merchantId, centreIds: 'all' }, (tx) =>
      tx.updateTable('app_user').set({ role }).where('merchant_id', '=', merchantId).execute(),
    )
    await expect(raised).rejects.toMatchObject({ code: '42501' })
  },
)

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

/** What is somebody's own, whatever their scope; a test above holds it to them. */
const personal = ['saved_view', 'idempotency_key']
/** What the platform alone sees: its bank. */
const ofPlatform = ['payout_file', 'statement', 'statement_entry']

describe.each(readable)('%s', (table) => {
  test('shows nothing to a connection without a scope, or with half of one', async () => {
    const halves = [{}, { centres: 'all' }, { merchant: '' }, { user: merchantId }]
    for (const half of halves) {
      const count = await withoutScope(async (client) => {
        for (const [name, value] of Object.entries(half))
          await client.query('select set_config($1, $2, false)', [`cauce.${name}`, value])
        const { rows } = await client.query(`select count(*)::int as count from ${client.escapeIdentifier(table)}`)
        return rows[0].count
      })
      expect(count, JSON.stringify(half)).toBe(0)
    }
  })

  test('shows nothing to another merchant, and its rows to its own', async () => {
    expect(await seenBy(table, foreign)).toBe(0)
    if (personal.includes(table)) {
      expect((await countIn(table).execute(owner)).rows[0]?.count).toBeGreaterThan(0)
      return
    }
    if (ofPlatform.includes(table)) expect(await seenBy(table, own)).toBe(0)
    else expect(await seenBy(table, own)).toBeGreaterThan(0)
    expect(await seenBy(table, { kind: 'platform' })).toBeGreaterThan(0)
  })
})

const changeable = relations.filter(({ rights }) => rights.includes('update') || rights.includes('delete'))

test.each(changeable)('$name is neither changed nor emptied from another merchant', async ({ name, rights }) => {
  const { rows } = await sql<{ column: string }>`
    select attname as column from pg_attribute
    where attrelid = ${name}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
      and has_column_privilege(${role}, attrelid, attnum, 'update')`.execute(owner)
  for (const scope of [foreign, { kind: 'merchant', merchantId: '', centreIds: [] } satisfies Scope]) {
    const [column] = rows
    const attempts = [
      ...(column ? [sql`update ${sql.table(name)} set ${sql.ref(column.column)} = ${sql.ref(column.column)}`] : []),
      ...(rights.includes('delete') ? [sql`delete from ${sql.table(name)}`] : []),
    ]
    for (const attempt of attempts) {
      const { numAffectedRows } = await database.write(scope, (tx) => attempt.execute(tx))
      expect(numAffectedRows).toBe(0n)
    }
  }
})

const ofCentre = [
  'financing',
  'orders',
  'orders_in_scope',
  'action_log',
  'service',
  'service_in_scope',
  'import',
  'import_part',
]

test.each(ofCentre)('%s shows nothing of another centre', async (table) => {
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
