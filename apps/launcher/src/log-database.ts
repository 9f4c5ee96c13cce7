import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openOwner } from '@cauce/database/connection'
import { dataFolder } from '@cauce/embedded/folders'
import { freePort } from '@cauce/embedded/free-port'
import { startPostgres } from '@cauce/embedded/postgres'
import { sql } from 'kysely'
import { type Announcement, announcementFile } from './announce.ts'
import { clone, env, stateFolder } from './env.ts'
import { runningLauncher, takeLock } from './lock.ts'
import { headFile } from './processes.ts'
import { keyOfDatabaseUrl, ownSecrets } from './secrets.ts'

export type LogDatabase = {
  /** The owner's address. */
  url: string
  /** What the chain's anchors were signed with, and where it stands. */
  secretKey: string
  keyFrom: string
  /** Where the worker keeps the chain's head, if that is known here. */
  headFile?: string | undefined
  close(): Promise<void>
}

/**
 * The database whose log is asked about: the one at DATABASE_URL with SECRET_KEY or the key that the launcher used for it,
 * that of the running launcher, or the clone's own, started for the while. Throws what is missing.
 */
export async function logDatabase(): Promise<LogDatabase> {
  const open = async () => undefined
  if (env.databaseUrl) {
    const key = await keyOfDatabaseUrl(env.dataFolder ?? (await dataFolder(clone)))
    return { url: env.databaseUrl, ...key, headFile: env.logHeadFile, close: open }
  }
  // Asked first: starting the clone's Postgres would end one that runs.
  const said = await announced()
  if (said)
    return {
      ...{ url: said.databaseUrl, secretKey: said.secretKey, keyFrom: 'the running Cauce' },
      headFile: env.logHeadFile ?? headFile(env.dataFolder ?? (await dataFolder(clone))),
      close: open,
    }
  if (await runningLauncher()) throw new Error('Cauce is starting or stopping here: try again in a moment.')
  return ownDatabase(env.dataFolder ?? (await dataFolder(clone)))
}

/** What the running launcher says, as long as its database answers. */
async function announced(): Promise<Announcement | undefined> {
  const said = await readFile(announcementFile(stateFolder), 'utf8').catch(() => undefined)
  if (said === undefined) return undefined
  const announcement = JSON.parse(said) as Announcement
  const owner = openOwner(announcement.databaseUrl, 1)
  try {
    await sql`select`.execute(owner)
    return announcement
  } catch {
    return undefined
  } finally {
    await owner.destroy()
  }
}

async function ownDatabase(folder: string): Promise<LogDatabase> {
  const cluster = join(folder, 'postgres')
  await access(join(cluster, 'data')).catch(() => {
    throw new Error('There is no database in this clone yet: start Cauce once, or name one in DATABASE_URL.')
  })
  const release = await takeLock()
  try {
    const { secretKey } = await ownSecrets(folder)
    const postgres = await startPostgres({ folder: cluster, port: await freePort(), durable: true })
    const close = async () => {
      await postgres.stop()
      await release()
    }
    return { url: postgres.url('postgres'), secretKey, keyFrom: folder, headFile: headFile(folder), close }
  } catch (error) {
    await release()
    throw error
  }
}
