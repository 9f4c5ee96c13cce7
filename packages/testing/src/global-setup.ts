import { spawnSync } from 'node:child_process'
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
  const forget = endWithProcess(postgres.pid, folder)
  async function teardown() {
    forget()
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

/** An interrupted run ends without its teardown: then the server and its folder go with the process. */
function endWithProcess(pid: number, folder: string): () => void {
  const interrupted = () => process.exit(130)
  const end = () => {
    process.kill(pid, 'SIGQUIT')
    // Nothing asynchronous runs any more, and the server writes until it has ended.
    spawnSync('sh', ['-c', 'for try in 1 2 3 4 5 6; do rm -rf "$0" && exit; sleep 0.2; done', folder])
  }
  process.once('exit', end).once('SIGINT', interrupted).once('SIGTERM', interrupted)
  return () => void process.off('exit', end).off('SIGINT', interrupted).off('SIGTERM', interrupted)
}
