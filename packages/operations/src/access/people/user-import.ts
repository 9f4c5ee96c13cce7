import type { Tx } from '@cauce/database/connection'
import type { UserFields } from '@cauce/domain/access/user-rows'
import { sql } from 'kysely'
import type { ImportedKind, ImportPlace } from '../../imports/kind.ts'
import { peopleByEmail } from './people-by-email.ts'
import { saveUsers } from './save-imported.ts'
import { settleUsers } from './settle-imported.ts'
import { undoUsers, usedUsers } from './undo-imported.ts'

/** Lists of users of the whole merchant: those who are new are invited, the others changed. */
export const userImports: ImportedKind<'users'> = {
  name: 'users',
  permission: 'users.manage',
  ofCentre: false,
  async lock(tx, { merchantId }) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`people/${merchantId}`}, 0))`.execute(tx)
  },
  settle: settleUsers,
  find: findUsers,
  /** A file without a column for the centre leaves somebody’s as they are. */
  onto: (existing, value, columns) =>
    columns.includes('centre') || existing.centre === undefined ? value : { ...value, centre: existing.centre },
  save: saveUsers,
  used: usedUsers,
  undo: undoUsers,
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
      const { id, version, firstName, lastName, role, codes } = found
      const centre = codes.length > 0 ? { centre: codes.join(', ') } : {}
      const fields = { email, firstName, lastName, role: role as UserFields['role'], ...centre }
      return [[index, { id, version, fields }] as const]
    }),
  )
}
