import { centresIn, isDowngrade, mayAssign, rightsIn } from '@cauce/domain/access/assigning'
import { may } from '@cauce/domain/access/permissions'
import { ChangedUser } from '@cauce/domain/access/users'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { changedFrom } from '../../changed-fields.ts'
import { operation } from '../../operation.ts'
import { endSessionsOf } from './end-sessions-of.ts'
import { giveCentres } from './give-centres.ts'
import { lockManaged, type Person } from './person.ts'

/**
 * Changes somebody's names, role, centres and rights; what takes something away ends their sessions, at once. Refuses
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
    if (!mayAssign(actor, after)) throw new Refusal('role-not-assignable', {}, { role: 'role-not-assignable' })
    const gains = after.rights.some((right) => !before.rights.includes(right))
    const loses = before.role === after.role && before.rights.some((right) => !after.rights.includes(right as never))
    refuseUnless((!gains && !loses) || may(actor, 'rights.manage'), 'forbidden')

    const was = changedFrom(loggedOf(before), loggedOf(after))
    if (!was) {
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
    const is = Object.fromEntries(Object.keys(was).map((field) => [field, loggedOf(after)[field]]))
    await record([
      { subjectKind: 'user', subjectId: input.id, merchantId: before.merchantId, before: was, after: is },
      ...ended,
    ])
    return { id: input.id, version, ended: ended.length }
  },
})

/** As the log has them: lists in one text, so that they are compared and shown as one fact. */
const loggedOf = ({ firstName, lastName, role, rights, centreIds }: Person): Record<string, unknown> => ({
  name: `${firstName} ${lastName}`,
  role,
  rights: rights.join(', '),
  centreIds: centreIds.join(', '),
})
