import type { Db } from '@cauce/database/connection'
import { type KeyState, keyPrefix } from '@cauce/domain/access/keys'
import type { Actor } from '@cauce/domain/access/scope'
import { keyHash } from '@cauce/operations/access/create-key'
import { CompiledQuery, sql } from 'kysely'
import { askTogether } from './ask-together.ts'

/** What a key that was given says: who acts, or why nobody does. */
export type ReadKey = (key: string) => Promise<{ actor: Actor } | { refused: 'unknown' | 'expired' | 'revoked' }>

/** When a key was last used is written down at most this often. */
const noteAfterSeconds = 60

const shape = new RegExp(`^${keyPrefix}[\\w-]{43}$`)

/**
 * Who a key stands for: read for each request, so that a revoked one counts at once; requests that come together are
 * read together. Keys that somebody of the demo data made are unknown where `demoAllowed` is false.
 */
export function keyReader(owner: Db, demoAllowed: boolean): ReadKey {
  const rowOf = askTogether(async (hashes) => {
    const bytes = hashes.map((hash) => Buffer.from(hash, 'hex'))
    const query = CompiledQuery.raw(readKeys, [bytes, demoAllowed]) as CompiledQuery<Row>
    const { rows } = await owner.executeQuery(query)
    return new Map(rows.map((row) => [row.hash, row]))
  })
  return async (key) => {
    if (!shape.test(key)) return { refused: 'unknown' }
    const row = await rowOf(keyHash(key).toString('hex'))
    if (!row) return { refused: 'unknown' }
    if (row.state !== 'standing') return { refused: row.state }
    if (row.due) await noteUse(owner, row.id)
    return { actor: actorOf(row) }
  }
}

/** Who a key stands for now, or why it opens nothing any more. */
export async function keyNow(
  owner: Db,
  id: string,
): Promise<{ actor: Actor } | { over: 'key-revoked' | 'key-expired' }> {
  const { rows } = await sql<Facts>`
    select k.id, k.merchant_id, u.rights as scopes, ${sql.raw(state)} as state
    from api_key k join app_user u on u.id = k.id where k.id = ${id} and u.role = 'service'`.execute(owner)
  const [key] = rows
  if (key?.state === 'standing') return { actor: actorOf(key) }
  return { over: key?.state === 'expired' ? 'key-expired' : 'key-revoked' }
}

const actorOf = ({ id, scopes, merchant_id }: Facts): Actor => ({
  ...{ userId: id, role: 'service', rights: scopes },
  scope: { kind: 'merchant', merchantId: merchant_id, centreIds: 'all' },
})

const noteUse = (owner: Db, id: string) =>
  owner.updateTable('api_key').set({ last_used_at: sql`now()` }).where('id', '=', id).where(isDue).execute()

const due = `(last_used_at is null or last_used_at < now() - make_interval(secs => ${noteAfterSeconds}))`
const isDue = sql<boolean>`${sql.raw(due)}`

const state = `
case when k.revoked_at is not null or u.disabled_at is not null then 'revoked'
     when k.expires_at <= now() then 'expired' else 'standing' end`

type Facts = { id: string; merchant_id: string; scopes: string[]; state: KeyState }
type Row = Facts & { hash: string; due: boolean }

const readKeys = `
select k.id, encode(k.hash, 'hex') as hash, k.merchant_id, u.rights as scopes, ${due} as due, ${state} as state
from api_key k join app_user u on u.id = k.id
where k.hash = any($1::bytea[]) and u.role = 'service' and (not u.demo or $2)`
