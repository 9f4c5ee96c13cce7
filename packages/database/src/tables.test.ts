import { readFile } from 'node:fs/promises'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { openOwner } from './connection.ts'
import { describeTables } from './describe-tables.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
afterAll(() => owner.destroy())

test('the types of the tables are those of the migrated database', async () => {
  const written = await readFile(new URL('./tables.ts', import.meta.url), 'utf8')
  expect(await describeTables(owner)).toBe(written)
})
