import { refuseUnless } from '@cauce/domain/errors'
import { pingEvent } from '@cauce/domain/webhooks/events'
import { WebhookId } from '@cauce/domain/webhooks/schema'
import { tellWebhook } from '@cauce/workflows/webhooks/contract'
import { operation } from '../operation.ts'
import { tellProcess } from '../tell-process.ts'
import { allowByHand } from './by-hand-allowance.ts'
import { lockWebhook } from './lock-webhook.ts'

/** Sends a `ping` to one endpoint; gives its delivery's id. Refuses with `not-found`, `webhook-disabled` or `webhook-sent-too-often`. */
export const sendTest = operation({
  name: 'webhooks.send-test',
  permission: 'webhooks.manage',
  input: WebhookId,
  async run({ tx, now, record }, { id }) {
    const endpoint = await lockWebhook(tx, id)
    refuseUnless(endpoint.disabled_at === null, 'webhook-disabled')
    const { merchant_id } = endpoint
    await allowByHand(tx, merchant_id, now)
    const event = await tx
      .insertInto('webhook_event')
      .values({ merchant_id, type: pingEvent, data: '{}', at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    const delivery = await tx
      .insertInto('webhook_delivery')
      .values({ merchant_id, event_id: event.id, endpoint_id: id, type: pingEvent, created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    const told = { merchantId: merchant_id, id: delivery.id }
    await tellProcess(tx, tellWebhook(told, 'deliver', { round: 1 }, `webhook/${delivery.id}/1`))
    await record({ subjectKind: 'webhook-delivery', subjectId: delivery.id, merchantId: merchant_id })
    return { id: delivery.id }
  },
})
