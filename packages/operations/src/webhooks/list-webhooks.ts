import type { SentEvent, WebhookEvent } from '@cauce/domain/webhooks/events'
import type { DisabledReason, WebhookDeliveryState } from '@cauce/domain/webhooks/states'
import { sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../operation.ts'

/** An endpoint as a list shows it; instants are ISO. Of its secret nothing is known here. */
export type WebhookRow = {
  id: string
  url: string
  description: string
  events: WebhookEvent[]
  disabledReason: DisabledReason | null
  createdAt: string
  createdByName: string | null
  /** How many former secrets sign as well, and until when the last of them does. */
  formerSecrets: { count: number; until: string } | null
  lastDelivery: { id: string; event: SentEvent; state: WebhookDeliveryState; at: string } | null
}

/** The merchant's endpoints that were not removed, the oldest first. */
export const listWebhooks = reading({
  name: 'webhooks.list',
  permission: 'webhooks.manage',
  input: z.void(),
  async run({ db, now }): Promise<WebhookRow[]> {
    const found = await db
      .selectFrom('webhook_endpoint as w')
      .leftJoin('app_user as maker', 'maker.id', 'w.created_by')
      .leftJoinLateral(
        (eb) =>
          eb
            .selectFrom('webhook_delivery as d')
            .select([
              'd.id as last_id',
              'd.type',
              'd.state',
              sql<string>`coalesce(d.last_attempt_at, d.created_at)`.as('last_at'),
            ])
            .whereRef('d.endpoint_id', '=', 'w.id')
            .orderBy('d.created_at', 'desc')
            .orderBy('d.id', 'desc')
            .limit(1)
            .as('last'),
        (join) => join.onTrue(),
      )
      .innerJoinLateral(
        (eb) =>
          eb
            .selectFrom('webhook_former_secret as f')
            .select(({ fn }) => [fn.countAll<number>().as('standing'), fn.max('f.stands_until').as('until')])
            .whereRef('f.endpoint_id', '=', 'w.id')
            .where('f.stands_until', '>', now)
            .as('former'),
        (join) => join.onTrue(),
      )
      .select(['w.id', 'w.url', 'w.description', 'w.events', 'w.disabled_reason', 'w.created_at'])
      .select(['maker.name as maker_name', 'former.standing', 'former.until'])
      .select(['last.last_id', 'last.type', 'last.state', 'last.last_at'])
      .where('w.removed_at', 'is', null)
      .orderBy('w.created_at')
      .orderBy('w.id')
      .execute()
    return found.map((row) => ({
      id: row.id,
      url: row.url,
      description: row.description,
      events: row.events as WebhookEvent[],
      disabledReason: row.disabled_reason as DisabledReason | null,
      createdAt: row.created_at,
      createdByName: row.maker_name,
      formerSecrets: row.until === null ? null : { count: Number(row.standing), until: row.until },
      lastDelivery:
        row.last_id === null || row.last_at === null
          ? null
          : {
              ...{ id: row.last_id, at: row.last_at },
              event: row.type as SentEvent,
              state: row.state as WebhookDeliveryState,
            },
    }))
  },
})
