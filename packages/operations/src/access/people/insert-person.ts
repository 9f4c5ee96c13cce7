import { randomUUID } from 'node:crypto'
import type { Tx } from '@cauce/database/connection'
import { centresIn, rightsIn } from '@cauce/domain/access/assigning'
import type { Role } from '@cauce/domain/access/roles'
import { refuseUnless } from '@cauce/domain/errors'
import type { ChangeOf } from '../../operation.ts'
import { giveCentres } from './give-centres.ts'
import { invitedLine } from './logged-person.ts'
import { writeInvitation } from './write-invitation.ts'

export type NewPerson = {
  merchantId: string
  email: string
  firstName: string
  lastName: string
  locale: string
  role: Role
  centreIds: readonly string[]
  rights: readonly string[]
}

/**
 * Makes a user of a merchant and invites them; gives the log's line. Refuses with `email-taken` (somebody of this
 * merchant). Whether the address is known elsewhere is told to whoever opens the link, and to nobody else.
 */
export async function insertPerson(
  tx: Tx,
  person: NewPerson,
  by: { linkKey: string; userId: string; now: string },
): Promise<{ id: string; change: ChangeOf<'user'> }> {
  const { merchantId, email, firstName, lastName, role, locale } = person
  const id = randomUUID()
  const rights = rightsIn(role, person.rights)
  const maker = await tx.selectFrom('app_user').select('demo').where('id', '=', by.userId).executeTakeFirst()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('app_user')
    .values({
      ...{ id, merchant_id: merchantId, role, email, locale, rights, email_verified: false },
      ...{ first_name: firstName, last_name: lastName, name: `${firstName} ${lastName}` },
      ...{ demo: maker?.demo ?? false, created_at: by.now, updated_at: by.now },
    })
    .onConflict((conflict) => conflict.columns(['merchant_id', 'email']).doNothing())
    .executeTakeFirst()
  refuseUnless(numInsertedOrUpdatedRows === 1n, 'email-taken')
  await giveCentres(tx, { id, merchantId, role, centreIds: person.centreIds })
  await writeInvitation(tx, { invited: { id, merchantId, email, locale }, generation: 1, ...by })
  const centreIds = centresIn(role, person.centreIds)
  return { id, change: invitedLine({ ...person, id, rights, centreIds }) }
}
