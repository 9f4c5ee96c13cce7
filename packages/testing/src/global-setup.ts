import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateToLatest } from '@cauce/database/migrate'
import { freePort } from '@cauce/embedded/free-port'
import { startPostgres } from '@cauce/embedded/postgres'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Owner's address of the run's Postgres, its database `postgres`. */
    postgresUrl: string
  }
}

/** The migrated, empty database that every test file's own is copied from. */
export const templateDatabase = 'cauce_template'

/** Once per run: a Postgres of its own in a temporary folder, with the migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'cauce-test-'))
  const postgres = await startPostgres({ folder, port: await freePort(), durable: false })
  async function teardown() {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const owner = new pg.Client({ connectionString: postgres.url('postgres') })
    await owner.connect()
    await owner.query(`create database ${templateDatabase}`)
    await owner.end()
    await migrateToLatest(postgres.url(templateDatabase))
  } catch (error) {
    await teardown()
    throw error
  }
  project.provide('postgresUrl', postgres.url('postgres'))
  return teardown
}
