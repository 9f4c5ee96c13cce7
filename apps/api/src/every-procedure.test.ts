import { openDatabase, openOwner } from '@cauce/database/connection'
import { keyScopes, may, permissions } from '@cauce/domain/access/permissions'
import { centreRoles, platformRoles, type Role, roles } from '@cauce/domain/access/roles'
import type { Actor } from '@cauce/domain/access/scope'
import { createChangeFeed } from '@cauce/operations/live/change-feed'
import { createPerform } from '@cauce/operations/perform'
import { testDatabase } from '@cauce/testing/database'
import { fillEveryTable } from '@cauce/testing/fill-every-table'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { callProcedure, procedures } from './testing/call-procedure.ts'
import { sampleInput } from './testing/sample-input.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 2)
const database = openDatabase({ url, connections: 3 })
const webhooks = { keys: ['ab'.repeat(32)] as [string], allowedHosts: [] }
const perform = createPerform({ database, linkKey: 'key', webhooks })
const changes = createChangeFeed({ perform })
afterAll(async () => {
  changes.close()
  await Promise.all([owner.destroy(), database.close()])
})

const people = roles.filter((role) => role !== 'system' && role !== 'shopper')
const merchantPeople = people.filter((role) => !platformRoles.includes(role))

const foreign = await fillEveryTable(owner)
const own = await ownMerchant()
const foreignRows = await rowsOf(foreign)
const foreignIds = [...new Set(foreignRows.flatMap(({ row }) => (typeof row.id === 'string' ? [row.id] : [])))]
/** Values by which a row of the other merchant is recognised in an answer. */
const marks = foreignRows.flatMap(({ row }) =>
  Object.values(row).filter(
    (value): value is string => typeof value === 'string' && /sample-|^[0-9a-f]{8}-/.test(value),
  ),
)

async function ownMerchant() {
  const shape = { name: 'Own', legal_name: 'Own', tax_id: 'B1', country: 'ES', time_zone: 'Europe/Madrid' }
  const merchant = await owner
    .insertInto('merchant')
    .values({ ...shape, locale: 'es' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const centre = await owner
    .insertInto('centre')
    .values({ merchant_id: merchant.id, code: 'C', name: 'Centre', tax_treatment: 'standard' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const users = people.map((role) => ({
    merchant_id: platformRoles.includes(role) ? null : merchant.id,
    role,
    email: `${role}@own.example`,
    name: role,
    first_name: role,
    last_name: role,
    locale: 'es',
  }))
  const inserted = await owner.insertInto('app_user').values(users).returning(['id', 'role']).execute()
  return { id: merchant.id, centreId: centre.id, users: new Map(inserted.map(({ id, role }) => [role, id])) }
}

async function rowsOf(merchantId: string) {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`.execute(owner)
  const found = tables.map(async ({ name }) => {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(t) as row from ${sql.table(name)} t where merchant_id = ${merchantId} order by 1`.execute(owner)
    return rows.map(({ row }) => ({ name, row }))
  })
  return (await Promise.all(found)).flat()
}

const actorOf = (role: Role): Actor => ({
  userId: own.users.get(role) ?? '',
  role,
  scope: platformRoles.includes(role)
    ? { kind: 'platform' }
    : { kind: 'merchant', merchantId: own.id, centreIds: centreRoles.includes(role) ? [own.centreId] : 'all' },
  sessionId: crypto.randomUUID(),
})

/** A key with every scope that one may have. */
const everyScope = { ...actorOf('service'), rights: keyScopes }

const call = (name: string, actor: Actor | undefined, input: unknown) =>
  callProcedure({ perform, changes }, name, actor, input)

describe.each(procedures)('%s', (name, { _def }) => {
  const permission = permissions.find((known) => known === _def.meta?.permission)
  const inputFor = (id: string) => (_def.inputs[0] === undefined ? undefined : sampleInput(_def.inputs[0], id))

  test('names a permission', () => {
    expect(permission).toBeDefined()
  })

  test('refuses whoever is not signed in', async () => {
    expect(await call(name, undefined, inputFor(own.id))).toEqual({ code: 'not-signed-in' })
  })

  test.each(roles)('answers %s by the table of permissions', async (role) => {
    const wrongInput = { nothing: 'that it takes' }
    const { code } = await call(name, actorOf(role), wrongInput)
    if (permission && may({ role }, permission)) expect(code).not.toBe('forbidden')
    else expect(code).toBe('forbidden')
  })

  test('answers a key by its scopes', async () => {
    const { code } = await call(name, everyScope, { nothing: 'that it takes' })
    if (permission && may(everyScope, permission)) expect(code).not.toBe('forbidden')
    else expect(code).toBe('forbidden')
  })

  test('shows and changes nothing of another merchant', async () => {
    const holders = [...merchantPeople.map(actorOf), everyScope]
    const permitted = holders.filter((actor) => permission && may(actor, permission))
    const takesIds = JSON.stringify(inputFor(own.id) ?? '').includes(own.id)
    const codes: unknown[] = []
    for (const actor of permitted)
      for (const id of takesIds ? foreignIds : [own.id]) {
        const { answer, code } = await call(name, actor, inputFor(id))
        codes.push(code)
        const said = JSON.stringify(answer ?? null)
        const shown = marks.filter((mark) => said.includes(mark) && mark !== id)
        expect(shown, `${actor.role} with ${id}`).toEqual([])
      }
    if (permitted.length > 0) expect(codes.some((code) => code !== 'bad-input')).toBe(true)
    expect(codes).not.toContain('internal')
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR')
    expect(await rowsOf(foreign)).toEqual(foreignRows)
  })
})
