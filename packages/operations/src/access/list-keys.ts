import { type KeyScope, type KeyState, keyStateAt } from '@cauce/domain/access/keys'
import { keyScopes } from '@cauce/domain/access/permissions'
import { z } from 'zod'
import { reading } from '../operation.ts'

/** A key as a list shows it; instants are ISO. Of the key itself only its last four characters are known. */
export type KeyRow = {
  id: string
  name: string
  scopes: KeyScope[]
  lastFour: string
  state: KeyState
  createdAt: string
  createdByName: string | null
  expiresAt: string | null
  lastUsedAt: string | null
  revokedAt: string | null
}

const shownAtMost = 1_000

/** The merchant's keys: those that stand first, then the newest. */
export const listKeys = reading({
  name: 'keys.list',
  permission: 'keys.manage',
  input: z.void(),
  async run({ db, now }): Promise<KeyRow[]> {
    const found = await db
      .selectFrom('api_key as k')
      .innerJoin('app_user as service', 'service.id', 'k.id')
      .leftJoin('app_user as maker', 'maker.id', 'k.created_by')
      .select(['k.id', 'service.name', 'service.rights', 'k.last_four', 'k.created_at', 'maker.name as maker_name'])
      .select(['k.expires_at', 'k.last_used_at', 'k.revoked_at'])
      .orderBy('k.created_at', 'desc')
      .orderBy('k.id', 'desc')
      .limit(shownAtMost)
      .execute()
    const keys = found.map((row) => ({
      id: row.id,
      name: row.name,
      scopes: keyScopes.filter((scope) => row.rights.includes(scope)),
      lastFour: row.last_four,
      state: keyStateAt({ expiresAt: row.expires_at, revokedAt: row.revoked_at }, now),
      createdAt: row.created_at,
      createdByName: row.maker_name,
      expiresAt: row.expires_at,
      lastUsedAt: row.last_used_at,
      revokedAt: row.revoked_at,
    }))
    return [...keys.filter(({ state }) => state === 'standing'), ...keys.filter(({ state }) => state !== 'standing')]
  },
})
