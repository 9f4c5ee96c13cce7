import { refuseUnless } from '@cauce/domain/errors'
import { formerSecretsAtMost, WebhookId } from '@cauce/domain/webhooks/schema'
import { operation } from '../operation.ts'
import type { SecretShownOnce } from './create-webhook.ts'
import { standingSecrets } from './former-secrets.ts'
import { lockWebhook, ofWebhook } from './lock-webhook.ts'
import { newSecret, sealSecret } from './sealed-secret.ts'

const formerForMs = 24 * 3_600_000

/**
 * Gives an endpoint a new secret; for a day what it gets is signed with the one before as well. Done again within that day,
 * each former secret still stands for a day of its own: a receiver that has not changed over yet goes on checking. Refuses
 * with `not-found` or `webhook-rotated-too-often` (`limit` former ones stand).
 */
export const rotateSecret = operation({
  name: 'webhooks.rotate-secret',
  permission: 'webhooks.manage',
  input: WebhookId,
  keeps: ({ id }: SecretShownOnce): SecretShownOnce => ({ id, secret: null }),
  async run({ tx, now, webhooks, record }, { id }): Promise<SecretShownOnce> {
    const endpoint = await lockWebhook(tx, id)
    const standing = await standingSecrets(tx, id, now).select('id').execute()
    refuseUnless(standing.length < formerSecretsAtMost, 'webhook-rotated-too-often', { limit: formerSecretsAtMost })

    const secret = newSecret()
    const formerUntil = new Date(Date.parse(now) + formerForMs).toISOString()
    const { merchant_id } = endpoint
    await tx
      .insertInto('webhook_former_secret')
      .values({ merchant_id, endpoint_id: id, secret: endpoint.secret, stands_until: formerUntil })
      .execute()
    const sealed = sealSecret(webhooks().keys[0], id, secret)
    await tx.updateTable('webhook_endpoint').set({ secret: sealed }).where('id', '=', id).execute()
    await record({ ...ofWebhook(endpoint), after: { formerUntil } })
    return { id, secret }
  },
})
