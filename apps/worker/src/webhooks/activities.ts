import { systemActor } from '@cauce/domain/access/scope'
import { deliveryToSend } from '@cauce/operations/webhooks/delivery-to-send'
import { openDelivery } from '@cauce/operations/webhooks/open-delivery'
import { recordAttempt } from '@cauce/operations/webhooks/record-attempt'
import type { WebhookErrands, WebhookRecords } from '@cauce/workflows/webhooks/activities'
import { ApplicationFailure, activityInfo } from '@temporalio/activity'
import type { Dependencies } from '../dependencies.ts'
import { askAgainAfterMs, createTurns } from './turns.ts'

/** The step of a webhook's delivery that ends in the database. */
export const createWebhookRecords = ({ perform }: Dependencies): WebhookRecords => ({
  openWebhookDelivery: ({ merchantId, id }) => perform(openDelivery, systemActor(merchantId), { id }),
})

/** So many sendings one worker has under way at a time; of these so many may be one merchant's, and one endpoint's. */
export const sendingsAtOnce = 24
const turnLimits = { perMerchant: 4, perEndpoint: 2 }

/** The step of a webhook's delivery that goes out. It goes by the clock of the moment, whenever it was asked for. */
export function createWebhookErrands({ perform, webhooks }: Dependencies): WebhookErrands {
  const turns = createTurns(turnLimits)

  return {
    async attemptWebhook({ merchantId, id }, { number, retryInSeconds }) {
      const actor = systemActor(merchantId)
      const { end, attempts, round, endpointId, ...toSend } = await perform(deliveryToSend, actor, { id })
      if (end !== null || attempts >= number) return { end }
      const endTurn = turns.take(merchantId, endpointId)
      if (!endTurn) throw waitsForTurn()
      const answer = await webhooks.send(toSend).finally(endTurn)
      return perform(recordAttempt, actor, { id, number, round, retryInSeconds, ...answer })
    },
  }
}

/** Gives the place back to those for whom there is one; Temporal asks again. No fault, so it is not logged as one. */
const waitsForTurn = () =>
  ApplicationFailure.create({
    message: 'as much as may be is being sent there',
    type: 'WaitsForTurn',
    category: 'BENIGN',
    nextRetryDelay: askAgainAfterMs(activityInfo().attempt),
  })
