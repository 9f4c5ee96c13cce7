import { stripeId } from '../ids.ts'
import type { Call } from './call.ts'

/** The version that the events are written in, which is the one the client asks for. */
export const apiVersion = '2026-10-28.endive'

/** The call that an event comes from; one that comes by itself has no key. */
type Told = Pick<Call, 'world' | 'now'> & Partial<Pick<Call, 'idempotencyKey'>>

/** Writes an event down and sends it to the product's webhook, signed. */
export function emit({ world, now, idempotencyKey }: Told, type: string, object: object): void {
  const id = stripeId('evt')
  const event = {
    id,
    object: 'event',
    api_version: apiVersion,
    created: now,
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: stripeId('req'), idempotency_key: idempotencyKey ?? null },
    type,
  }
  world.store.put('event', id, event)
  world.hooks.send({
    vendor: 'stripe',
    url: `${world.options.webhookUrl}/webhooks/stripe`,
    body: JSON.stringify(event),
    subject: type,
  })
}
