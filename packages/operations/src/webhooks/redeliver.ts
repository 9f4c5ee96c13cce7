import { refuseUnless } from '@cauce/domain/errors'
import { WebhookId } from '@cauce/domain/webhooks/schema'
import { tellWebhook } from '@cauce/workflows/webhooks/contract'
import { operation } from '../operation.ts'
import { tellProcess } from '../tell-process.ts'
import { allowByHand } from './by-hand-allowance.ts'
import { lockDelivery, ofDelivery } from './lock-delivery.ts'
import { lockWebhookEver } from './lock-webhook.ts'

/**
 * Sends an event to its endpoint again, under the same id; one that waits is tried now, its pauses from the shortest on.
 * Refuses with `not-found`, `webhook-removed`, `webhook-disabled` or `webhook-sent-too-often`.
 */
export const redeliver = operation({
  name: 'webhooks.redeliver',
  permission: 'webhooks.manage',
  input: WebhookId,
  async run({ tx, now, record }, { id }) {
    const found = await tx.selectFrom('webhook_delivery').select('endpoint_id').where('id', '=', id).executeTakeFirst()
    refuseUnless(found, 'not-found')
    // The endpoint first, as disabling it does.
    const endpoint = await lockWebhookEver(tx, found.endpoint_id)
    refuseUnless(endpoint.removed_at === null, 'webhook-removed')
    refuseUnless(endpoint.disabled_at === null, 'webhook-disabled')
    await allowByHand(tx, endpoint.merchant_id, now)
    const delivery = await lockDelivery(tx, id)
    const round = delivery.round + 1
    await tx
      .updateTable('webhook_delivery')
      .set({ state: 'pending', failure: null, round, next_attempt_at: now })
      .where('id', '=', id)
      .execute()
    const told = { merchantId: delivery.merchant_id, id }
    await tellProcess(tx, tellWebhook(told, 'deliver', { round }, `webhook/${id}/${round}`))
    await record({ ...ofDelivery(delivery), before: { state: delivery.state }, after: { state: 'pending', round } })
    return { id }
  },
})
