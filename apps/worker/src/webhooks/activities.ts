import { systemActor } from '@cauce/domain/access/scope'
import { deliveryToSend } from '@cauce/operations/webhooks/delivery-to-send'
import { openDelivery } from '@cauce/operations/webhooks/open-delivery'
import { recordAttempt } from '@cauce/operations/webhooks/record-attempt'
import type { WebhookErrands, WebhookRecords } from '@cauce/workflows/webhooks/activities'
import type { Dependencies } from '../dependencies.ts'

/** The steps of a webhook's delivery. */
export const createWebhookActivities = ({ perform, webhooks }: Dependencies): WebhookRecords & WebhookErrands => ({
  openWebhookDelivery: ({ merchantId, id }) => perform(openDelivery, systemActor(merchantId), { id }),

  async attemptWebhook({ merchantId, id }, { number, retryInSeconds }, now) {
    const actor = systemActor(merchantId)
    const { end, attempts, round, url, eventId, body, secrets } = await perform(deliveryToSend, actor, { id }, { now })
    if (end !== null || attempts >= number) return { end }
    const answer = await webhooks.send({ url, id: eventId, body, secrets })
    return perform(recordAttempt, actor, { id, number, round, retryInSeconds, ...answer }, { now })
  },
})
