import { UsersPage } from '@cauce/domain/access/users'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, pageOf } from '../../list-cursor.ts'
import { type ReadingContext, reading } from '../../operation.ts'
import { isInCentres, peopleInScope, stateOfUser, type UserRow, userRows } from './user-rows.ts'

export type UserList = { rows: UserRow[]; next: string | null }

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
  let query = peopleInScope(db, actor)
  if (search) query = query.where(sql<boolean>`strpos(u.search_text, plain_text(${search})) > 0`)
  if (roles?.length) query = query.where('u.role', 'in', roles)
  if (centreIds?.length) query = query.where(isInCentres(centreIds))
  if (merchantIds?.length) query = query.where('u.merchant_id', 'in', merchantIds)
  if (states?.length) query = query.where(sql<boolean>`${stateOfUser} = any(${states}::text[])`)
  const order = { by: 'u.name_key', type: 'text', id: 'u.id', direction: 'asc' } as const
  const found = await userRows(db, cutPage(query, order, { after, limit }), { actor, now })
  const { rows, next } = pageOf(found, limit, ({ sortedBy, id }) => ({ value: sortedBy, id }))
  return { rows: rows.map(({ sortedBy: _, ...row }) => row), next }
}
