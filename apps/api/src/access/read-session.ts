import type { Db } from '@cauce/database/connection'
import { centreRoles, platformRoles, type Role } from '@cauce/domain/access/roles'
import type { Actor, Scope } from '@cauce/domain/access/scope'
import { CompiledQuery, sql } from 'kysely'
import type { Caller } from '../http/caller.ts'
import { askTogether } from './ask-together.ts'

export type Session = {
  id: string
  token: string
  userId: string
  role: Role
  rights: string[]
  scope: Scope
  /** Set when the session was prolonged just now, so that its cookie is too. */
  prolonged: boolean
}

/** Idle for this long, a session is over. Each use prolongs it, written down at most once an hour. */
export const sessionSeconds = 12 * 3600
export const prolongAfterSeconds = 3600

export type ReadSession = (token: string) => Promise<Session | undefined>

/**
 * Who a token stands for: read for each request, straight from the tables, so that an ended session, a disabled user and
 * a changed role count at once; requests that come together are read together. Demo users have no session where
 * `demoAllowed` is false.
 */
export function sessionReader(owner: Db, demoAllowed: boolean): ReadSession {
  const rowOf = askTogether(async (tokens) => {
    const query = CompiledQuery.raw(readSessions, [tokens, demoAllowed]) as CompiledQuery<Row>
    const { rows } = await owner.executeQuery(query)
    return new Map(rows.map((row) => [row.token, row]))
  })
  return async (token) => {
    const row = await rowOf(token)
    if (!row) return undefined
    if (row.due) await prolong(owner, row.id)
    return sessionIn(row, row.due)
  }
}

/** Who acts in a session, from where. */
export const actorOf = ({ id, userId, role, rights, scope }: Session, from: Caller): Actor => ({
  ...{ userId, role, rights, scope, sessionId: id },
  ...from,
})

/** Who a session stands for now, if it still does; asking does not prolong it. */
export async function sessionNow(owner: Db, id: string): Promise<Session | undefined> {
  const query = CompiledQuery.raw(`${readSession} and s.id = $1::uuid`, [id]) as CompiledQuery<Row>
  const [row] = (await owner.executeQuery(query)).rows
  return row && sessionIn(row, false)
}

const sessionIn = (row: Row, prolonged: boolean): Session => ({
  id: row.id,
  token: row.token,
  userId: row.user_id,
  role: row.role,
  rights: row.rights,
  scope: scopeOf(row),
  prolonged,
})

function scopeOf({ role, merchant_id, centres }: Row): Scope {
  if (platformRoles.includes(role)) return { kind: 'platform' }
  // A merchant role without a merchant is a fault in the data: it sees nothing.
  return {
    kind: 'merchant',
    merchantId: merchant_id ?? '',
    centreIds: centreRoles.includes(role) ? centres : 'all',
  }
}

const prolong = (owner: Db, id: string) =>
  owner
    .updateTable('session')
    .set({ expires_at: sql`now() + make_interval(secs => ${sessionSeconds})`, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute()

type Row = {
  id: string
  token: string
  user_id: string
  role: Role
  rights: string[]
  merchant_id: string | null
  centres: string[]
  due: boolean
}

const readSession = `
select s.id, s.token, s.user_id, u.role, u.rights, u.merchant_id,
       array(select uc.centre_id::text from user_centre uc where uc.user_id = u.id order by 1) as centres,
       s.updated_at < now() - make_interval(secs => ${prolongAfterSeconds}) as due
from session s join app_user u on u.id = s.user_id
where s.expires_at > now() and u.disabled_at is null`
const readSessions = `${readSession} and s.token = any($1::text[]) and (not u.demo or $2)`
