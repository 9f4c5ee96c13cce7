import { UserId } from '@cauce/domain/access/users'
import { Refusal } from '@cauce/domain/errors'
import { sql } from 'kysely'
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
    await record([
      { subjectKind: 'user', subjectId: id, merchantId, before: { disabledAt: null }, after: { disabledAt: now } },
      ...ended,
    ])
    return { id, ended: ended.length }
  },
})

/**
 * Lets somebody in again, with the role they had, be it one that only the product gives such as a partner account's;
 * refuses as `lockManaged` does, so nobody lets in whoever holds more than they, and with `user-not-invitable` where
 * the address signs in elsewhere by now. Twice is once.
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
    const address = `address/${person.email.toLowerCase()}`
    await sql`select pg_advisory_xact_lock(hashtextextended(${address}, 0))`.execute(tx)
    try {
      await tx
        .updateTable('app_user')
        .set({ disabled_at: null, version: person.version + 1, updated_at: now })
        .where('id', '=', id)
        .execute()
    } catch (error) {
      if (error instanceof Error && 'constraint' in error && error.constraint === 'app_user_by_email')
        throw new Refusal('user-not-invitable')
      throw error
    }
    await record({
      ...{ subjectKind: 'user', subjectId: id, merchantId: person.merchantId },
      before: { disabledAt: person.disabledAt },
      after: { disabledAt: null },
    })
    return { id }
  },
})
