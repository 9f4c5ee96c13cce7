import { UsersPage } from '@cauce/domain/access/users'
import { sql } from 'kysely'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../list-cursor.ts'
import { type ReadingContext, reading } from '../../operation.ts'
import { isInCentres, peopleInScope, stateOfUser, type UserRow, userRows } from './user-rows.ts'

export type UserList = { rows: UserRow[]; next: string | null }

const Name = z
  .string()
  .max(300)
  .refine((name) => !name.includes('\0'))

/**
 * A page of the people in the reader's scope, by name, continuing where `after` says. Refuses an `after` that no page gave
 * with `bad-input`.
 */
export const listUsers = reading({
  name: 'users.list',
  permission: 'users.read',
  input: UsersPage,
  run: (context, { limit, ...asked }) => pageOfUsers(context, asked, limit),
})

/** The same for any number of rows. */
export async function pageOfUsers(
  { db, actor, now }: ReadingContext,
  { after, search, roles, centreIds, states, merchantIds }: Omit<z.output<typeof UsersPage>, 'limit'>,
  limit: number,
): Promise<UserList> {
  let query = peopleInScope(db, actor).orderBy('u.name_key').orderBy('u.id')
  if (search) query = query.where(sql<boolean>`strpos(u.search_text, plain_text(${search})) > 0`)
  if (roles?.length) query = query.where('u.role', 'in', roles)
  if (centreIds?.length) query = query.where(isInCentres(centreIds))
  if (merchantIds?.length) query = query.where('u.merchant_id', 'in', merchantIds)
  if (states?.length) query = query.where(sql<boolean>`${stateOfUser} = any(${states}::text[])`)
  if (after !== undefined) {
    const ended = decodeCursor(after, Name)
    query = query.where(sql<boolean>`(u.name_key, u.id) > (${ended.value}, ${ended.id}::uuid)`)
  }
  const found = await userRows(db, query.limit(limit + 1), { actor, now })
  const last = found[limit - 1]
  return {
    rows: found.slice(0, limit).map(({ sortedBy: _, ...row }) => row),
    next: found.length > limit && last ? encodeCursor({ value: last.sortedBy, id: last.id }) : null,
  }
}
