import { WebhookSwitch } from '@cauce/domain/webhooks/schema'
import { operation } from '../operation.ts'
import { disable } from './end-deliveries.ts'
import { lockWebhook, ofWebhook } from './lock-webhook.ts'

/**
 * Disables an endpoint, which ends what waits for it, or enables it: from then on it is told again; what happened in
 * between is not made up for. Refuses with `not-found`.
 */
export const switchWebhook = operation({
  name: 'webhooks.switch',
  permission: 'webhooks.manage',
  input: WebhookSwitch,
  async run({ tx, now, record, unchanged }, { id, enabled }) {
    const endpoint = await lockWebhook(tx, id)
    if ((endpoint.disabled_at === null) === enabled) {
      unchanged()
      return { id }
    }
    if (enabled)
      await tx
        .updateTable('webhook_endpoint')
        .set({ disabled_at: null, disabled_reason: null })
        .where('id', '=', id)
        .execute()
    else await disable(tx, endpoint, 'by-hand', now)
    await record({ ...ofWebhook(endpoint), after: { enabled } })
    return { id }
  },
})
