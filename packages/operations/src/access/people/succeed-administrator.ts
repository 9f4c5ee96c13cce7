import type { Tx } from '@cauce/database/connection'
import type { FormerAdministrator } from '@cauce/domain/access/administrator-change'
import { isDowngrade } from '@cauce/domain/access/assigning'
import type { Actor } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'
import type { Change } from '../../operation.ts'
import { endSessionsOf } from './end-sessions-of.ts'
import { insertPerson } from './insert-person.ts'
import { lockPerson } from './person.ts'

type Succession = {
  merchantId: string
  former: FormerAdministrator
  newUserId: string | null
  email: string | null
  firstName: string | null
  lastName: string | null
}

/**
 * Moves the merchant's administration from whoever has it to somebody else, who is invited where they are new; sessions of
 * those who lose it end. Gives the successor and the log's lines. Refuses with `not-found` or `user-not-invitable`.
 */
export async function succeedAdministrator(
  tx: Tx,
  { merchantId, former, ...to }: Succession,
  by: { actor: Actor; linkKey: string; now: string },
): Promise<{ successorId: string; changes: Change[] }> {
  const { actor, now } = by
  const changes: Change[] = []
  const line = (subjectId: string, before: object, after: object): Change => ({
    ...{ subjectKind: 'user', subjectId, merchantId, action: 'users.change' },
    ...{ before: { ...before }, after: { ...after } },
  })
  const present = await tx
    .selectFrom('app_user')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('role', '=', 'merchant-administrator')
    .orderBy('id')
    .execute()
  const successorId = to.newUserId ?? (await idOf(tx, merchantId, to.email))
  const role = 'merchant-administrator' as const

  for (const { id } of present) {
    if (id === successorId) continue
    const { role: was, version } = await lockPerson(tx, actor, id)
    await tx
      .updateTable('app_user')
      .set({
        ...{ role: 'additional-administrator', rights: [], version: version + 1, updated_at: now },
        ...(former === 'disabled' && { disabled_at: now }),
      })
      .where('id', '=', id)
      .execute()
    const disabledAt = former === 'disabled' ? { disabledAt: now } : {}
    changes.push(line(id, { role: was }, { role: 'additional-administrator', ...disabledAt }))
    changes.push(...(await endSessionsOf(tx, merchantId, [id])))
  }

  if (successorId === undefined) {
    refuseUnless(to.email !== null && to.firstName !== null && to.lastName !== null, 'not-found')
    const { locale } = await tx
      .selectFrom('merchant')
      .select('locale')
      .where('id', '=', merchantId)
      .executeTakeFirstOrThrow()
    const { email, firstName, lastName } = to
    const { id, change } = await insertPerson(
      tx,
      { merchantId, email, firstName, lastName, locale, role, centreIds: [], rights: [] },
      { linkKey: by.linkKey, userId: actor.userId, now },
    )
    return { successorId: id, changes: [...changes, { ...change, action: 'users.invite' }] }
  }

  const before = await lockPerson(tx, actor, successorId)
  await tx
    .updateTable('app_user')
    .set({ role, rights: [], disabled_at: null, version: before.version + 1, updated_at: now })
    .where('id', '=', successorId)
    .execute()
  await tx.deleteFrom('user_centre').where('user_id', '=', successorId).execute()
  changes.push(line(successorId, { role: before.role }, { role }))
  if (isDowngrade(before, { role, rights: [], centreIds: [] }))
    changes.push(...(await endSessionsOf(tx, merchantId, [successorId])))
  return { successorId, changes }
}

const idOf = async (tx: Tx, merchantId: string, email: string | null): Promise<string | undefined> => {
  if (email === null) return undefined
  const found = await tx
    .selectFrom('app_user')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('email', '=', email)
    .executeTakeFirst()
  return found?.id
}
