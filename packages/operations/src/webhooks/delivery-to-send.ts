import { refuseUnless } from '@cauce/domain/errors'
import { WebhookId } from '@cauce/domain/webhooks/schema'
import type { WebhookDeliveryEnd } from '@cauce/workflows/webhooks/contract'
import { reading } from '../operation.ts'
import { standingSecrets } from './former-secrets.ts'
import { endOf } from './open-delivery.ts'
import { openSecret } from './sealed-secret.ts'

export type DeliveryToSend = {
  end: WebhookDeliveryEnd | null
  attempts: number
  round: number
  endpointId: string
  url: string
  /** The event's: the same however often it is sent. */
  id: string
  /** The very text that is signed; the same each time. */
  body: string
  secrets: string[]
}

/** An event as its receiver reads it. `at` is the instant of what happened, not of the sending. */
export const webhookBody = (event: { type: string; at: string; data: unknown }): string =>
  JSON.stringify({ type: event.type, timestamp: event.at, data: event.data })

/** What is to be sent where, signed by which secrets. Refuses with `not-found`. */
export const deliveryToSend = reading({
  name: 'webhooks.delivery-to-send',
  permission: 'webhooks.process',
  input: WebhookId,
  async run({ db, now, webhooks }, { id }): Promise<DeliveryToSend> {
    const found = await db
      .selectFrom('webhook_delivery as d')
      .innerJoin('webhook_event as e', 'e.id', 'd.event_id')
      .innerJoin('webhook_endpoint as w', 'w.id', 'd.endpoint_id')
      .select(['d.state', 'd.failure', 'd.attempts', 'd.round', 'e.id as event_id', 'e.type', 'e.at', 'e.data'])
      .select(['w.id as endpoint_id', 'w.url', 'w.secret'])
      .where('d.id', '=', id)
      .executeTakeFirst()
    refuseUnless(found, 'not-found')
    const former = await standingSecrets(db, found.endpoint_id, now).select('secret').execute()
    const sealed = [found, ...former]
    return {
      end: endOf(found),
      attempts: found.attempts,
      round: found.round,
      endpointId: found.endpoint_id,
      url: found.url,
      id: found.event_id,
      body: webhookBody(found),
      secrets: sealed.map(({ secret }) => openSecret(webhooks().keys, found.endpoint_id, secret)),
    }
  },
})
