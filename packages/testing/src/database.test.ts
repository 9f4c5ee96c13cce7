import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from './database.ts'

const first = await testDatabase()
const second = await testDatabase()

async function ask(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

test('a test database is migrated and empty', async () => {
  const [row] = await ask(first.url, 'select (select count(*) from merchant)::int as merchants, uuidv7() as id')
  expect(row.merchants).toBe(0)
  expect(row.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
})

test('what one test file writes, another does not see', async () => {
  await ask(first.url, 'create table only_here (id int)')
  expect(await ask(second.url, `select to_regclass('only_here') as found`)).toEqual([{ found: null }])
})
