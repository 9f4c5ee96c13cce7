import { mayAssign } from '@cauce/domain/access/assigning'
import { UserId } from '@cauce/domain/access/users'
import { refuseUnless } from '@cauce/domain/errors'
import { operation } from '../../operation.ts'
import { endSessionsOf } from './end-sessions-of.ts'
import { lockManaged } from './person.ts'

/** Shuts somebody out at once, with an open invitation. Refuses as `lockManaged` does; twice is once. */
export const disableUser = operation({
  name: 'users.disable',
  permission: 'users.manage',
  input: UserId,
  async run({ tx, actor, now, record, unchanged }, { id }) {
    const { merchantId, disabledAt, version } = await lockManaged(tx, actor, id)
    if (disabledAt !== null) {
      unchanged()
      return { id, ended: 0 }
    }
    await tx
      .updateTable('app_user')
      .set({ disabled_at: now, version: version + 1, updated_at: now })
      .where('id', '=', id)
      .execute()
    const ended = await endSessionsOf(tx, merchantId, [id])
    await record([{ subjectKind: 'user', subjectId: id, merchantId, after: { disabledAt: now } }, ...ended])
    return { id, ended: ended.length }
  },
})

/**
 * Lets somebody in again, with the role they had; refuses as `lockManaged` does, and with `role-not-assignable` where the
 * acting person may not give that role. Twice is once.
 */
export const enableUser = operation({
  name: 'users.enable',
  permission: 'users.manage',
  input: UserId,
  async run({ tx, actor, now, record, unchanged }, { id }) {
    const person = await lockManaged(tx, actor, id)
    if (person.disabledAt === null) {
      unchanged()
      return { id }
    }
    refuseUnless(mayAssign(actor, person), 'role-not-assignable')
    await tx
      .updateTable('app_user')
      .set({ disabled_at: null, version: person.version + 1, updated_at: now })
      .where('id', '=', id)
      .execute()
    await record({
      ...{ subjectKind: 'user', subjectId: id, merchantId: person.merchantId },
      before: { disabledAt: person.disabledAt },
      after: { disabledAt: null },
    })
    return { id }
  },
})
