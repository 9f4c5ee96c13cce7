import { randomUUID } from 'node:crypto'
import { refuseUnless } from '@cauce/domain/errors'
import { NewWebhook, webhooksAtMost } from '@cauce/domain/webhooks/schema'
import { sql } from 'kysely'
import { operation } from '../operation.ts'
import { ofWebhook } from './lock-webhook.ts'
import { newSecret, sealSecret } from './sealed-secret.ts'
import { refuseUnsendable } from './webhook-settings.ts'

/** `secret` is nothing when the request is repeated: it is shown once. */
export type SecretShownOnce = { id: string; secret: string | null }

/**
 * Has a merchant's own system told of the chosen events from now on. Refuses with `forbidden` (platform), `bad-input` at
 * `url` (see `refuseUnsendable`) or `limit-reached`.
 */
export const createWebhook = operation({
  name: 'webhooks.create',
  permission: 'webhooks.manage',
  input: NewWebhook,
  keeps: ({ id }: SecretShownOnce): SecretShownOnce => ({ id, secret: null }),
  async run({ tx, actor, now, webhooks, record }, { url, description, events }): Promise<SecretShownOnce> {
    const { scope } = actor
    refuseUnless(scope.kind === 'merchant', 'forbidden')
    const { merchantId } = scope
    const address = refuseUnsendable(url, webhooks())
    // Of two at once the second waits, and counts the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks/${merchantId}`}, 0))`.execute(tx)
    const { standing } = await tx
      .selectFrom('webhook_endpoint')
      .select(({ fn }) => fn.countAll<number>().as('standing'))
      .where('merchant_id', '=', merchantId)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow()
    refuseUnless(standing < webhooksAtMost, 'limit-reached', { limit: webhooksAtMost })

    const id = randomUUID()
    const secret = newSecret()
    const facts = { url: address, description, events }
    const sealed = sealSecret(webhooks().keys[0], id, secret)
    await tx
      .insertInto('webhook_endpoint')
      .values({ ...facts, id, merchant_id: merchantId, secret: sealed, created_by: actor.userId, created_at: now })
      .execute()
    await record({ ...ofWebhook({ id, merchant_id: merchantId }), after: { ...facts, url: shownUrl(address) } })
    return { id, secret }
  },
})

/** An address as the log has it: its path and what follows may be a secret of the receiver's. */
export const shownUrl = (url: string): string => new URL(url).origin
