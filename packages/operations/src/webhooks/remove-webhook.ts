import { WebhookId } from '@cauce/domain/webhooks/schema'
import { operation } from '../operation.ts'
import { endDeliveries } from './end-deliveries.ts'
import { lockWebhookEver, ofWebhook } from './lock-webhook.ts'

/** Takes an endpoint away for good, and what waits for it; its deliveries can still be read. Refuses with `not-found`. */
export const removeWebhook = operation({
  name: 'webhooks.remove',
  permission: 'webhooks.manage',
  input: WebhookId,
  async run({ tx, now, record, unchanged }, { id }) {
    const endpoint = await lockWebhookEver(tx, id)
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
