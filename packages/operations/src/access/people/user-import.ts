import type { Tx } from '@cauce/database/connection'
import { isDowngrade, rightsIn } from '@cauce/domain/access/assigning'
import type { Role } from '@cauce/domain/access/roles'
import { centresCell, type UserFields } from '@cauce/domain/access/user-rows'
import type { ImportPlace, UndoableKind } from '../../imports/kind.ts'
import { codesOf } from './codes-of.ts'
import { lockPeople } from './lock-people.ts'
import { type KnownPerson, peopleByEmail } from './people-by-email.ts'
import { saveUsers } from './save-imported.ts'
import { settleUsers } from './settle-imported.ts'
import { undoUsers, usedUsers } from './undo-imported.ts'
import { withCentreNames } from './with-centre-names.ts'

/** Lists of users of the whole merchant: those who are new are invited, the others changed. */
export const userImports: UndoableKind<'users'> = {
  name: 'users',
  permission: 'users.manage',
  ofCentre: false,
  lock: (tx, { merchantId }) => lockPeople(tx, merchantId),
  settle: settleUsers,
  find: findUsers,
  /** A file without a column for the centre leaves somebody’s as they are. */
  onto: (existing, value, columns) =>
    columns.includes('centre') || existing.centre === undefined ? value : { ...value, centre: existing.centre },
  save: saveUsers,
  used: usedUsers,
  undo: undoUsers,
  shown: withCentreNames,
}

async function findUsers(tx: Tx, { merchantId }: ImportPlace, values: readonly UserFields[]) {
  const people = await peopleByEmail(
    tx,
    merchantId,
    values.map(({ email }) => email),
  )
  return new Map(
    values.flatMap(({ email }, index) => {
      const found = people.get(email)
      if (!found) return []
      const { id, version, firstName, lastName, codes } = found
      const role = found.role as UserFields['role']
      const centre = codes.length > 0 ? { centre: centresCell(codes) } : {}
      const fields = { email, firstName, lastName, role, ...centre }
      return [[index, { id, version, fields, losesBy: losesBy(found) }] as const]
    }),
  )
}

/** Whether a row takes a permission or a centre from somebody; rights given singly go with the role. */
const losesBy =
  ({ role, rights, codes }: KnownPerson) =>
  (left: UserFields): boolean =>
    isDowngrade(
      { role: role as Role, rights, centreIds: codes },
      { role: left.role, rights: role === left.role ? rightsIn(left.role, rights) : [], centreIds: codesOf(left) },
    )
