import type { Db, Tx } from '@cauce/database/connection'
import { type Access, centresIn, mayManage, rightsIn } from '@cauce/domain/access/assigning'
import { actingRoles, type Role } from '@cauce/domain/access/roles'
import type { Actor } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'

export type Person = Access & {
  id: string
  merchantId: string
  firstName: string
  lastName: string
  email: string
  locale: string
  disabledAt: string | null
  version: number
}

/** Somebody of a merchant in the actor's scope, locked until the end of the transaction. Refuses with `not-found`. */
export async function lockPerson(tx: Tx, actor: Actor, id: string): Promise<Person> {
  const row = await tx
    .selectFrom('app_user')
    .select([
      'id',
      'merchant_id',
      'role',
      'rights',
      'first_name',
      'last_name',
      'email',
      'locale',
      'disabled_at',
      'version',
    ])
    .where('id', '=', id)
    .where('merchant_id', 'is not', null)
    .where('role', 'not in', [...actingRoles])
    .forUpdate()
    .executeTakeFirst()
  refuseUnless(row?.merchant_id, 'not-found')
  const role = row.role as Role
  const centreIds = await centresOf(tx, id)
  const { scope } = actor
  const seen =
    scope.kind === 'platform' ||
    scope.centreIds === 'all' ||
    centreIds.some((centreId) => scope.centreIds.includes(centreId))
  refuseUnless(seen, 'not-found')
  return {
    ...{ id: row.id, merchantId: row.merchant_id, role },
    ...{ rights: rightsIn(role, row.rights), centreIds: centresIn(role, centreIds) },
    ...{ firstName: row.first_name, lastName: row.last_name, email: row.email, locale: row.locale },
    ...{ disabledAt: row.disabled_at, version: row.version },
  }
}

/** The same where the actor may change them. Refuses also with `own-account`, `main-administrator` or `forbidden`. */
export async function lockManaged(tx: Tx, actor: Actor, id: string): Promise<Person> {
  refuseUnless(id !== actor.userId, 'own-account')
  const person = await lockPerson(tx, actor, id)
  refuseUnless(person.role !== 'merchant-administrator', 'main-administrator')
  refuseUnless(mayManage(actor, person), 'forbidden')
  return person
}

const centresOf = async (db: Db, userId: string): Promise<string[]> => {
  const rows = await db.selectFrom('user_centre').select('centre_id').where('user_id', '=', userId).execute()
  return rows.map((row) => row.centre_id).toSorted()
}
