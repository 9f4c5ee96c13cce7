import { refuseUnless } from '@cauce/domain/errors'
import { WebhookId } from '@cauce/domain/webhooks/schema'
import type { AttemptOutcome } from '@cauce/domain/webhooks/states'
import { reading } from '../operation.ts'
import { webhookBody } from './delivery-to-send.ts'
import { deliveryRow, deliveryRows } from './list-deliveries.ts'

/** So many attempts are shown, the latest. */
const shownAtMost = 100

/** A delivery with its attempts, the latest first, and the body as it is sent. Refuses with `not-found`. */
export const getDelivery = reading({
  name: 'webhooks.delivery',
  permission: 'webhooks.manage',
  input: WebhookId,
  async run({ db }, { id }) {
    const row = await deliveryRows(db).where('d.id', '=', id).executeTakeFirst()
    refuseUnless(row, 'not-found')
    const attempts = await db
      .selectFrom('webhook_attempt')
      .select(['number', 'at', 'outcome', 'status', 'duration_ms'])
      .where('delivery_id', '=', id)
      .orderBy('number', 'desc')
      .limit(shownAtMost)
      .execute()
    return {
      ...deliveryRow(row),
      body: webhookBody(row),
      tries: attempts.map(({ number, at, outcome, status, duration_ms }) => ({
        ...{ number, at, status, durationMs: duration_ms },
        outcome: outcome as AttemptOutcome,
      })),
    }
  },
})
