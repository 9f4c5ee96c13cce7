import { readFile } from 'node:fs/promises'
import { openOwner } from '@cauce/database/connection'
import { describeTables } from '@cauce/database/describe-tables'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../database.ts'

const { url } = await testDatabase()
const owner = openOwner(url, 1)
afterAll(() => owner.destroy())

test('the types of the tables are those of the migrated database', async () => {
  const written = await readFile(new URL(import.meta.resolve('@cauce/database/tables')), 'utf8')
  expect(await describeTables(owner)).toBe(written)
})
