import { WebhookId } from '@cauce/domain/webhooks/schema'
import { operation } from '../operation.ts'
import type { SecretShownOnce } from './create-webhook.ts'
import { lockWebhook, ofWebhook } from './lock-webhook.ts'
import { newSecret, sealSecret } from './sealed-secret.ts'

const formerForMs = 24 * 3_600_000

/** Gives an endpoint a new secret; for a day what it gets is signed with the one before as well. Refuses with `not-found`. */
export const rotateSecret = operation({
  name: 'webhooks.rotate-secret',
  permission: 'webhooks.manage',
  input: WebhookId,
  keeps: ({ id }: SecretShownOnce): SecretShownOnce => ({ id, secret: null }),
  async run({ tx, now, webhooks, record }, { id }): Promise<SecretShownOnce> {
    const endpoint = await lockWebhook(tx, id)
    const secret = newSecret()
    const formerUntil = new Date(Date.parse(now) + formerForMs).toISOString()
    await tx
      .updateTable('webhook_endpoint')
      .set({
        secret: sealSecret(webhooks().keys[0], id, secret),
        former_secret: endpoint.secret,
        former_secret_until: formerUntil,
      })
      .where('id', '=', id)
      .execute()
    await record({ ...ofWebhook(endpoint), after: { formerUntil } })
    return { id, secret }
  },
})
