import { sql } from 'kysely'
import type { Db } from './connection.ts'

/** So many rows at a time: locks and logs of the database stay short, however much there is. */
const rowsAtATime = 1_000

/**
 * Deletes what merchants' systems were told more than `keptDays` ago, with its attempts: deliveries that have ended, counted
 * from their last attempt, events that have none left, endpoints removed as long ago, and former secrets that stand no more.
 * As the owner, since the application may not. `now` is an ISO instant; answers how many rows of each went.
 */
export async function forgetWebhooks(owner: Db, now: string, keptDays: number, atATime = rowsAtATime) {
  const before = sql<string>`${now}::timestamptz - make_interval(days => ${keptDays})`
  // Row locks: one that somebody sends again just now is left to the next night.
  const deliveries = sql`
    with old as (
      select id from webhook_delivery
      where state <> 'pending' and created_at < ${before} and coalesce(last_attempt_at, created_at) < ${before}
      order by created_at limit ${atATime} for update skip locked
    ), tries as (
      delete from webhook_attempt using old where delivery_id = old.id
    )
    delete from webhook_delivery using old where webhook_delivery.id = old.id`
  const events = sql`
    delete from webhook_event where id in (
      select e.id from webhook_event e
      where e.at < ${before} and not exists (select from webhook_delivery d where d.event_id = e.id)
      order by e.at limit ${atATime})`
  const secrets = sql`
    delete from webhook_former_secret where id in (
      select id from webhook_former_secret where stands_until < ${now} limit ${atATime})`
  const endpoints = sql`
    delete from webhook_endpoint where id in (
      select e.id from webhook_endpoint e
      where e.removed_at < ${before}
        and not exists (select from webhook_delivery d where d.endpoint_id = e.id)
        and not exists (select from webhook_former_secret s where s.endpoint_id = e.id)
      limit ${atATime})`

  async function untilNone(batch: ReturnType<typeof sql>): Promise<number> {
    let all = 0
    for (;;) {
      const { numAffectedRows } = await batch.execute(owner)
      all += Number(numAffectedRows)
      if (Number(numAffectedRows) < atATime) return all
    }
  }
  return {
    webhookDeliveries: await untilNone(deliveries),
    webhookEvents: await untilNone(events),
    webhookSecrets: await untilNone(secrets),
    webhookEndpoints: await untilNone(endpoints),
  }
}
