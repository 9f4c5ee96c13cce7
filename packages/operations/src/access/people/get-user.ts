import { UserId } from '@cauce/domain/access/users'
import { refuseUnless } from '@cauce/domain/errors'
import { reading } from '../../operation.ts'
import { peopleInScope, type UserRow, userRows } from './user-rows.ts'

/** Somebody in the reader's scope. Refuses with `not-found`. */
export const getUser = reading({
  name: 'users.get',
  permission: 'users.read',
  input: UserId,
  async run({ db, actor, now }, { id }): Promise<UserRow> {
    const [found] = await userRows(db, peopleInScope(db, actor).where('u.id', '=', id), { actor, now })
    refuseUnless(found, 'not-found')
    const { sortedBy: _, ...row } = found
    return row
  },
})
