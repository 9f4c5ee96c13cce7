import type { WebhookFailure } from '@cauce/domain/webhooks/states'
import type { SignalTo } from '../process/signal-to.ts'

/** The contract of the process that delivers one event to one endpoint. Ids only: neither address nor secret nor facts. */

export type Delivery = { merchantId: string; id: string }

export const webhookDeliveryWorkflow = 'webhookDelivery'
export const webhookDeliveryWorkflowId = (deliveryId: string): string => `webhook-delivery/${deliveryId}`

/**
 * Where what goes out to merchants' addresses is done, beside the other work of a task queue: by workers with places of its
 * own, so that receivers who are slow hold up nothing else.
 */
export const webhookTaskQueue = (taskQueue: string): string => `${taskQueue}-webhooks`

export type WebhookDeliveryProcess = { delivery: Delivery }

export type WebhookSignals = {
  /** Deliver, now: the first time, and each time that somebody sends it again. Also what starts the process. */
  deliver: { round: number }
  /** Its endpoint was disabled or removed. */
  ended: { state: 'failed' }
}

export type WebhookCommand = SignalTo<'webhook', { delivery: Delivery }, WebhookSignals>

export const tellWebhook = <Signal extends keyof WebhookSignals>(
  delivery: Delivery,
  signal: Signal,
  payload: WebhookSignals[Signal],
  key: string,
): WebhookCommand => ({ process: 'webhook', delivery, signal, payload, key }) as WebhookCommand

export type WebhookDeliveryEnd = 'delivered' | WebhookFailure
