import { refuseUnless } from '@cauce/domain/errors'
import { WebhookId } from '@cauce/domain/webhooks/schema'
import { operation } from '../operation.ts'
import { endDeliveries } from './end-deliveries.ts'
import { ofWebhook } from './lock-webhook.ts'

/** Takes an endpoint away for good, and what waits for it; its deliveries can still be read. Refuses with `not-found`. */
export const removeWebhook = operation({
  name: 'webhooks.remove',
  permission: 'webhooks.manage',
  input: WebhookId,
  async run({ tx, now, record, unchanged }, { id }) {
    const endpoint = await tx
      .selectFrom('webhook_endpoint')
      .select(['id', 'merchant_id', 'removed_at'])
      .where('id', '=', id)
      .forNoKeyUpdate()
      .executeTakeFirst()
    refuseUnless(endpoint, 'not-found')
    if (endpoint.removed_at !== null) {
      unchanged()
      return { id }
    }
    await tx.updateTable('webhook_endpoint').set({ removed_at: now }).where('id', '=', id).execute()
    await endDeliveries(tx, endpoint, 'endpoint-removed')
    await record({ ...ofWebhook(endpoint), after: { removedAt: now } })
    return { id }
  },
})
