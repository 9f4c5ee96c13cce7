import { centresIn, isDowngrade, mayAssign, rightsIn } from '@cauce/domain/access/assigning'
import { may } from '@cauce/domain/access/permissions'
import { ChangedUser } from '@cauce/domain/access/users'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { changedFields } from '../../changed-fields.ts'
import { operation } from '../../operation.ts'
import { endSessionsOf } from './end-sessions-of.ts'
import { giveCentres } from './give-centres.ts'
import { changedLine } from './logged-person.ts'
import { lockManaged } from './person.ts'

/**
 * Changes somebody's names, role, centres and rights; what takes something away ends their sessions, at once. A partner
 * account stays one, since it sees the deliveries of its partner only, and nobody is made one. Refuses
 * with `not-found`, `own-account`, `main-administrator`, `forbidden`, `role-not-assignable` or `changed-meanwhile`.
 */
export const changeUser = operation({
  name: 'users.change',
  permission: 'users.manage',
  input: ChangedUser,
  async run({ tx, actor, now, record, unchanged }, input) {
    const before = await lockManaged(tx, actor, input.id)
    refuseUnless(before.version === input.version, 'changed-meanwhile')
    const after = {
      ...before,
      ...{ firstName: input.firstName, lastName: input.lastName, role: input.role },
      rights: rightsIn(input.role, input.rights),
      centreIds: centresIn(input.role, input.centreIds),
    }
    const isKept = before.role === 'partner-account' && after.role === before.role
    const isGiven = before.role !== 'partner-account' && mayAssign(actor, after)
    if (!isKept && !isGiven) throw new Refusal('role-not-assignable', {}, { role: 'role-not-assignable' })
    const gains = after.rights.some((right) => !before.rights.includes(right))
    const loses = before.role === after.role && before.rights.some((right) => !after.rights.includes(right as never))
    refuseUnless((!gains && !loses) || may(actor, 'rights.manage'), 'forbidden')

    if (!changedFields(before, after)) {
      unchanged()
      return { id: input.id, version: before.version, ended: 0 }
    }
    const version = before.version + 1
    await tx
      .updateTable('app_user')
      .set({
        ...{ role: after.role, rights: after.rights, version, updated_at: now },
        ...{ first_name: after.firstName, last_name: after.lastName, name: `${after.firstName} ${after.lastName}` },
      })
      .where('id', '=', input.id)
      .execute()
    await giveCentres(tx, after)
    const ended = isDowngrade(before, after) ? await endSessionsOf(tx, before.merchantId, [input.id]) : []
    await record([changedLine(before, after), ...ended])
    return { id: input.id, version, ended: ended.length }
  },
})
