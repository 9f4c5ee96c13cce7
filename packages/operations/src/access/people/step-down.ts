import type { Tx } from '@cauce/database/connection'
import type { FormerAdministrator } from '@cauce/domain/access/administrator-change'
import type { Change } from '../../operation.ts'
import { endSessionsOf } from './end-sessions-of.ts'
import type { Person } from './person.ts'

/** Takes a merchant's administration from somebody, and lets them in no more where `former` says so; gives the log's lines. */
export async function stepDown(tx: Tx, person: Person, former: FormerAdministrator, now: string): Promise<Change[]> {
  const { id, merchantId, role, version, disabledAt } = person
  const disables = former === 'disabled' && disabledAt === null
  await tx
    .updateTable('app_user')
    .set({
      ...{ role: 'additional-administrator', rights: [], version: version + 1, updated_at: now },
      ...(disables && { disabled_at: now }),
    })
    .where('id', '=', id)
    .execute()
  return [
    {
      ...{ subjectKind: 'user', subjectId: id, merchantId, action: 'users.change' },
      before: { role, ...(disables && { disabledAt: null }) },
      after: { role: 'additional-administrator', ...(disables && { disabledAt: now }) },
    },
    ...(await endSessionsOf(tx, merchantId, [id])),
  ]
}
