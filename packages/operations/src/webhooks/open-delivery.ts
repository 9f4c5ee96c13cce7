import { refuseUnless } from '@cauce/domain/errors'
import { WebhookId } from '@cauce/domain/webhooks/schema'
import type { WebhookTerms } from '@cauce/workflows/webhooks/activities'
import type { WebhookDeliveryEnd } from '@cauce/workflows/webhooks/contract'
import { reading } from '../operation.ts'

/** What the process of a delivery is found by, and where it stands. Refuses with `not-found`. */
export const openDelivery = reading({
  name: 'webhooks.open-delivery',
  permission: 'webhooks.process',
  input: WebhookId,
  async run({ db }, { id }): Promise<WebhookTerms> {
    const found = await db
      .selectFrom('webhook_delivery as d')
      .innerJoin('webhook_event as e', 'e.id', 'd.event_id')
      .innerJoin('merchant as m', 'm.id', 'd.merchant_id')
      .select(['d.type', 'd.attempts', 'd.state', 'd.failure', 'm.name', 'e.data'])
      .where('d.id', '=', id)
      .executeTakeFirst()
    refuseUnless(found, 'not-found')
    const { reference } = found.data as { reference?: string }
    return {
      event: found.type,
      reference: reference ?? null,
      merchantName: found.name,
      attempts: found.attempts,
      end: endOf(found),
    }
  },
})

/** How a delivery ended, if it did. */
export const endOf = ({ state, failure }: { state: string; failure: string | null }): WebhookDeliveryEnd | null =>
  state === 'pending' ? null : ((failure ?? 'delivered') as WebhookDeliveryEnd)
