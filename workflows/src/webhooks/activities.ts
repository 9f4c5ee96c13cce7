import type { Delivery, WebhookDeliveryEnd } from './contract.ts'

/** What the process has others do. Ids and facts of the delivery only. */
export interface WebhookRecords {
  /** How the process is found, how often was tried, and how it ended, if it did. */
  openWebhookDelivery(delivery: Delivery): Promise<WebhookTerms>
}

/** Done on the queue that `webhookTaskQueue` names. */
export interface WebhookErrands {
  /**
   * Sends the `number`-th time and writes down what came of it; when that was recorded already, it is not sent again.
   * `retryInSeconds`: when the next one follows; null for the last. Answers how the delivery ended, if it did. It goes by its
   * own clock: receivers refuse what was signed minutes ago, and it may have waited for hours to be done.
   */
  attemptWebhook(
    delivery: Delivery,
    attempt: { number: number; retryInSeconds: number | null },
  ): Promise<{ end: WebhookDeliveryEnd | null }>
}

export type WebhookTerms = {
  event: string
  reference: string | null
  merchantName: string
  attempts: number
  end: WebhookDeliveryEnd | null
}
