import type { Database, Db } from '@cauce/database/connection'
import { migrationState } from '@cauce/database/migrate'
import { sql } from 'kysely'

/** One part the product needs: what is the case when it works; a failed check throws. */
type Check = () => Promise<string>
export type Checks<Part extends string = string> = Record<Part, Check>

/** What `/health/ready` of every server answers; `/health/live` answers `live` as long as the process does. */
type Health = { status: 'up' | 'down'; checks: Record<string, { ok: boolean; reason: string }> }

export const live = { status: 'up' } as const

const patienceMs = 2_000

/** Asks every part at once, none longer than two seconds, and says of each why it does or does not work. */
export async function readiness(checks: Checks): Promise<Health> {
  const asked = Object.entries(checks).map(async ([name, check]) => {
    const answer = await withinPatience(check()).then(
      (reason) => ({ ok: true, reason }),
      (error: unknown) => ({ ok: false, reason: reasonOf(error) }),
    )
    return [name, answer] as const
  })
  const answers = Object.fromEntries(await Promise.all(asked))
  return { status: Object.values(answers).every(({ ok }) => ok) ? 'up' : 'down', checks: answers }
}

/** Answers are public: a refusal of ours is said as it is, of any other failure only its code. */
function reasonOf(error: unknown): string {
  if (error instanceof Unready) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreachable'
  return `does not answer (${code})`
}

export class Unready extends Error {}

function withinPatience<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Unready(`no answer within ${patienceMs} ms`)), patienceMs)
  return Promise.race([answer, late.promise]).finally(() => clearTimeout(timer))
}

export const databaseChecks = (owner: Db): Checks => ({
  database: async () => {
    await sql`select 1`.execute(owner)
    return 'answers'
  },
  migrations: async () => {
    const { applied, pending } = await migrationState(owner)
    if (pending > 0) throw new Unready(`${pending} migrations are not applied`)
    return `${applied} applied, none pending`
  },
})

/** Whether the application's own connections are bound by row-level security, and through which login. */
export const scopeChecks = (database: Database): Checks => ({
  scope: async () => {
    const { rows } = await database.read({ kind: 'platform' }, (db) =>
      sql<{ role: string; login: string }>`select current_user as role, session_user as login`.execute(db),
    )
    if (rows[0]?.role !== 'cauce_app') throw new Unready('the application does not work as cauce_app')
    return `works as ${rows[0].role}, signed in as ${rows[0].login}`
  },
})
