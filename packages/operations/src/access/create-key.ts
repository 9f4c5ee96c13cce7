import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { keyPrefix, keysAtMost, NewKey } from '@cauce/domain/access/keys'
import { may } from '@cauce/domain/access/permissions'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { operation } from '../operation.ts'

/** What the database keeps of a key. */
export const keyHash = (key: string): Buffer => createHash('sha256').update(key).digest()

/** `key` is nothing when the request is repeated: it is shown once, and nobody keeps it. */
export type CreatedKey = { id: string; key: string | null }

/**
 * Makes a key for a service of the acting person's merchant, that may what its scopes say in all centres. Refuses with
 * `forbidden` (platform, or a scope that the person has not), `invalid-date` at `expiresAt` (past) or `limit-reached`.
 */
export const createKey = operation({
  name: 'keys.create',
  permission: 'keys.manage',
  input: NewKey,
  keeps: ({ id }: CreatedKey): CreatedKey => ({ id, key: null }),
  async run({ tx, actor, now, record }, { name, scopes, expiresAt = null }): Promise<CreatedKey> {
    const { scope } = actor
    refuseUnless(scope.kind === 'merchant' && scopes.every((given) => may(actor, given)), 'forbidden')
    if (expiresAt !== null && expiresAt <= now) throw new Refusal('bad-input', {}, { expiresAt: 'invalid-date' })
    const { merchantId } = scope
    // Of two at once the second waits, and counts the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`keys/${merchantId}`}, 0))`.execute(tx)
    const { standing } = await tx
      .selectFrom('api_key')
      .select(({ fn }) => fn.countAll<number>().as('standing'))
      .where('merchant_id', '=', merchantId)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow()
    refuseUnless(standing < keysAtMost, 'limit-reached', { limit: keysAtMost })

    const id = randomUUID()
    const key = `${keyPrefix}${randomBytes(32).toString('base64url')}`
    const facts = { id, merchant_id: merchantId, hash: keyHash(key), last_four: key.slice(-4), expires_at: expiresAt }
    await sql`
      select make_service_user(${id}::uuid, ${merchantId}::uuid, ${actor.userId}::uuid, ${name}::text,
        ${scopes}::text[])`.execute(tx)
    await tx
      .insertInto('api_key')
      .values({ ...facts, created_by: actor.userId, created_at: now })
      .execute()
    await record({ subjectKind: 'key', subjectId: id, merchantId, after: { name, scopes, expiresAt } })
    return { id, key }
  },
})
