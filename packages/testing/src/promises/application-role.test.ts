import { randomBytes } from 'node:crypto'
import { keepAppLogin } from '@cauce/database/app-login'
import { openDatabase, openOwner } from '@cauce/database/connection'
import { migrateToLatest } from '@cauce/database/migrate'
import type { Scope } from '@cauce/domain/access/scope'
import { sql } from 'kysely'
import { afterAll, expect, inject, test } from 'vitest'

// Of its own and not copied from the template: who may do what in a database is not copied with it.
const server = openOwner(inject('postgresUrl'), 1)
const name = `test_${randomBytes(6).toString('hex')}`
const login = `${name}_login`
await sql`create database ${sql.id(name)}`.execute(server)
const url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href
await migrateToLatest(url)
const owner = openOwner(url, 1)
afterAll(async () => {
  await owner.destroy()
  await sql`drop database ${sql.id(name)} with (force)`.execute(server)
  await sql`drop role if exists ${sql.id(login)}`.execute(server)
  await server.destroy()
})

const platform: Scope = { kind: 'platform' }
const asApp = async (address: string, statement: string) => {
  const database = openDatabase({ url: address, connections: 1 })
  try {
    return await database.read(platform, async (db) => (await sql.raw(statement).execute(db)).rows)
  } finally {
    await database.close()
  }
}
const roles = 'select session_user, current_user'

test('whatever options an address brings, the application works in its role', async () => {
  const withOptions = Object.assign(new URL(url), { search: '?options=-c%20role%3Dnone' }).href
  expect(await asApp(withOptions, roles)).toEqual([{ session_user: 'postgres', current_user: 'cauce_app' }])
})

test('a login that may not take the role is refused', async () => {
  const stranger = `${name}_stranger`
  await sql`create role ${sql.id(stranger)} login password 'a-password'`.execute(server)
  const address = Object.assign(new URL(url), { username: stranger, password: 'a-password' }).href
  await expect(asApp(address, roles)).rejects.toMatchObject({ code: '42501' })
  await sql`drop role ${sql.id(stranger)}`.execute(server)
})

test('the application’s own login has no way back to the owner, and may be made again with another password', async () => {
  await keepAppLogin(url, login, 'first password')
  const address = await keepAppLogin(url, login, "second ' password")
  expect(await asApp(address, roles)).toEqual([{ session_user: login, current_user: 'cauce_app' }])
  const database = openDatabase({ url: address, connections: 1 })
  const escaped = database.read(platform, async (db) => {
    await sql`set role none`.execute(db)
    await sql`select token from session`.execute(db)
  })
  await expect(escaped).rejects.toMatchObject({ code: '42501' })
  await database.close()
})

test('the application makes no temporary table, which would stand before ours in names left open', async () => {
  const attempt = asApp(url, 'create temporary table merchant (id int)')
  await expect(attempt).rejects.toMatchObject({ code: '42501' })
})

test('functions that run as their owner look for names in our schema and last in a caller’s', async () => {
  const { rows } = await sql<{ name: string; settings: string[] }>`
    select proname as name, proconfig as settings from pg_proc
    where prosecdef and pronamespace = 'public'::regnamespace`.execute(owner)
  expect(rows.length).toBeGreaterThan(5)
  for (const { name: definer, settings } of rows) expect(settings, definer).toContain('search_path=public, pg_temp')
})
