import type { Db } from '@cauce/database/connection'
import type { SentEvent } from '@cauce/domain/webhooks/events'
import { WebhookDeliveryPage } from '@cauce/domain/webhooks/schema'
import type { AttemptOutcome, WebhookDeliveryState, WebhookFailure } from '@cauce/domain/webhooks/states'
import { cutPage, pageOf } from '../list-cursor.ts'
import { reading } from '../operation.ts'

/** Whether an endpoint takes deliveries. */
export type WebhookStanding = 'active' | 'disabled' | 'removed'

/** A delivery as the list shows it; instants are ISO. */
export type WebhookDeliveryRow = {
  id: string
  createdAt: string
  event: SentEvent
  reference: string | null
  webhook: { id: string; url: string; description: string; standing: WebhookStanding }
  state: WebhookDeliveryState
  failure: WebhookFailure | null
  attempts: number
  lastAttemptAt: string | null
  lastOutcome: AttemptOutcome | null
  lastStatus: number | null
  nextAttemptAt: string | null
}

/** A page of what was sent to the merchant's endpoints, newest first. Refuses an `after` that no page gave with `bad-input`. */
export const listDeliveries = reading({
  name: 'webhooks.deliveries',
  permission: 'webhooks.manage',
  input: WebhookDeliveryPage,
  async run({ db }, { webhookIds, states, events, after, limit }) {
    const query = deliveryRows(db)
      .$if((webhookIds?.length ?? 0) > 0, (of) => of.where('d.endpoint_id', 'in', webhookIds ?? []))
      .$if((states?.length ?? 0) > 0, (of) => of.where('d.state', 'in', states ?? []))
      .$if((events?.length ?? 0) > 0, (of) => of.where('d.type', 'in', events ?? []))
    const order = { by: 'd.created_at', type: 'timestamptz', id: 'd.id', direction: 'desc' } as const
    const found = await cutPage(query, order, { after, limit }).execute()
    return pageOf(found.map(deliveryRow), limit, ({ createdAt, id }) => ({ value: createdAt, id }))
  },
})

/** What `deliveryRow` makes a row of, unordered and unfiltered. */
export const deliveryRows = (db: Db) =>
  db
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook_event as e', 'e.id', 'd.event_id')
    .innerJoin('webhook_endpoint as w', 'w.id', 'd.endpoint_id')
    .select(['d.id', 'd.created_at', 'd.type', 'd.state', 'd.failure', 'd.attempts', 'd.last_attempt_at'])
    .select(['d.last_outcome', 'd.last_status', 'd.next_attempt_at', 'e.at', 'e.data'])
    .select(['w.id as webhook_id', 'w.url', 'w.description', 'w.disabled_at', 'w.removed_at'])

type Found = Awaited<ReturnType<ReturnType<typeof deliveryRows>['executeTakeFirstOrThrow']>>

export const deliveryRow = (row: Found): WebhookDeliveryRow => ({
  id: row.id,
  createdAt: row.created_at,
  event: row.type as SentEvent,
  reference: (row.data as { reference?: string }).reference ?? null,
  webhook: {
    id: row.webhook_id,
    url: row.url,
    description: row.description,
    standing: row.removed_at !== null ? 'removed' : row.disabled_at !== null ? 'disabled' : 'active',
  },
  state: row.state as WebhookDeliveryState,
  failure: row.failure as WebhookFailure | null,
  attempts: row.attempts,
  lastAttemptAt: row.last_attempt_at,
  lastOutcome: row.last_outcome as AttemptOutcome | null,
  lastStatus: row.last_status,
  nextAttemptAt: row.next_attempt_at,
})
