import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { templateDatabase } from './global-setup.ts'

export type TestDatabase = {
  /** The owner's address; `openDatabase({ url })` connects as the application's role. */
  url: string
}

/**
 * A migrated, empty database of the calling test file's own, dropped after its last test. Called at the top of the
 * file or of a `describe`: `const { url } = await testDatabase()`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asOwner(server, `create database ${name} template ${templateDatabase}`)
  afterAll(() => asOwner(server, `drop database ${name} with (force)`))
  return { url: Object.assign(new URL(server), { pathname: `/${name}` }).href }
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
