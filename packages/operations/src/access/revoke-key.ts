import { KeyId } from '@cauce/domain/access/keys'
import { refuseUnless } from '@cauce/domain/errors'
import { operation } from '../operation.ts'

/** Makes a key open nothing from now on, for good; revoking it twice is revoking it once. Refuses with `not-found`. */
export const revokeKey = operation({
  name: 'keys.revoke',
  permission: 'keys.manage',
  input: KeyId,
  async run({ tx, now, record, unchanged }, { id }) {
    const key = await tx
      .selectFrom('api_key')
      .select(['merchant_id', 'revoked_at'])
      .where('id', '=', id)
      .forNoKeyUpdate()
      .executeTakeFirst()
    refuseUnless(key, 'not-found')
    if (key.revoked_at !== null) {
      unchanged()
      return { id }
    }
    await tx.updateTable('api_key').set({ revoked_at: now }).where('id', '=', id).execute()
    await record({ subjectKind: 'key', subjectId: id, merchantId: key.merchant_id, after: { revokedAt: now } })
    return { id }
  },
})
