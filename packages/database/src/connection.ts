import { type Scope, scopeSettings } from '@cauce/domain/access/scope'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { isoInstant } from './iso-instant.ts'
import type { Tables } from './tables.ts'

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return Number
    if (oid === pg.types.builtins.TIMESTAMPTZ) return isoInstant
    if (oid === pg.types.builtins.DATE) return (value: string) => value
    return pg.types.getTypeParser(oid, format)
  },
}

export type DatabaseOptions = {
  /** A login that may become the role `cauce_app`, which row-level security binds. */
  url: string
  connections?: number
}

/** Postgres as the rest of Cauce sees it: nothing can be asked without saying in whose scope. */
export interface Database {
  /** Runs queries on one connection that sees `scope` and nothing else; of people's own things, those of `userId`. */
  read<T>(scope: Scope, run: (db: Db) => Promise<T>, userId?: string): Promise<T>
  /** The same in one transaction. */
  write<T>(scope: Scope, run: (tx: Tx) => Promise<T>, userId?: string): Promise<T>
  close(): Promise<void>
}

/**
 * Opens a pool. The scope is a setting of the connection and is sent only when it differs from what that connection
 * last had, so that most reads cost one round trip. A connection whose setting or role is in doubt is thrown away.
 */
export function openDatabase({ url, connections = 10 }: DatabaseOptions): Database {
  const pool = new pg.Pool({ connectionString: url, max: connections, types })
  survive(pool)
  const lanes = new WeakMap<pg.PoolClient, Lane>()

  async function inScope<T>(scope: Scope, run: (db: Db) => Promise<T>, userId = ''): Promise<T> {
    const client = await pool.connect()
    let lane = lanes.get(client)
    try {
      if (!lane) {
        await becomeApp(client)
        lane = { db: kyselyOver(client), settings: '' }
        lanes.set(client, lane)
      }
      const { merchant, centres } = scopeSettings(scope)
      const settings = `${merchant} ${centres} ${userId}`
      if (lane.settings !== settings) {
        await client.query({ name: 'scope', text: setScope, values: [merchant, centres, userId] })
        lane.settings = settings
      }
    } catch (error) {
      client.release(true)
      throw error
    }
    let lost = false
    try {
      return await run(lane.db)
    } catch (error) {
      lost = isLost(error)
      throw error
    } finally {
      client.release(lost)
    }
  }

  return {
    read: inScope,
    write: (scope, run, userId) => inScope(scope, (db) => db.transaction().execute(run), userId),
    close: () => pool.end(),
  }
}

/**
 * Kysely on the owner's connections, without a scope: for migrations, sign-in and tests. `prepare` keeps each statement
 * prepared, for a server that asks the same all day; migrations, which send several at once, cannot.
 */
export function openOwner(url: string, connections = 5, { prepare = false } = {}): Db {
  const pool = new pg.Pool({ connectionString: url, max: connections, types })
  survive(pool)
  const names = new Map<string, string>()
  const preparing = {
    connect: async () => {
      const client = await pool.connect()
      return { query: named(client, names), release: () => client.release() }
    },
    end: () => pool.end(),
  }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: prepare ? (preparing as never) : pool }) })
}

/** A connection that breaks says so as an event too, in use or not; unheard, it would end the process. */
function survive(pool: pg.Pool): void {
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
}

/** Whether a failure means that the connection is gone, by Postgres's class of codes or the system's. */
const isLost = (error: unknown): boolean =>
  error instanceof Error &&
  (/^Connection terminated/.test(error.message) || /^(57P|08|ECONN|EPIPE)/.test(codeOf(error)))

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '')

type Lane = { db: Db; settings: string }

const setScope = `select set_config('cauce.merchant', $1, false), set_config('cauce.centres', $2, false),
  set_config('cauce.user', $3, false)`

/**
 * Takes the role that row-level security binds, and makes sure of it. Not by a start-up option: options in the address
 * would win over ours.
 */
async function becomeApp(client: pg.PoolClient): Promise<void> {
  await client.query('set role cauce_app')
  const { rows } = await client.query('select current_user as role')
  if (rows[0]?.role !== 'cauce_app') throw new Error('the connection is not bound by row-level security')
}

/** Put in front of a statement whose best plan depends on its values: it is planned for them each time. */
export const plannedAnew = '/* planned anew */'

/** Kysely on one connection of ours; every statement is prepared under a name, up to a bound. */
function kyselyOver(client: pg.PoolClient): Db {
  const prepared = { query: named(client, new Map()), release: () => undefined }
  const dialect = new PostgresDialect({
    pool: { connect: async () => prepared, end: async () => undefined } as never,
  })
  return new Kysely<Tables>({ dialect })
}

/** Sends statements under names, which is what makes Postgres keep their plans. */
const named = (client: pg.PoolClient, names: Map<string, string>) => (text: string, values: unknown[]) => {
  const kept = !text.includes(plannedAnew)
  if (kept && !names.has(text) && names.size < preparedAtMost) names.set(text, `q${names.size}`)
  const name = kept && names.get(text)
  return client.query({ text, values, ...(name && { name }) })
}

const preparedAtMost = 400
