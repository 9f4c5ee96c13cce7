import type { Tx } from '@cauce/database/connection'
import { webhookEventOf } from '@cauce/domain/webhooks/events'
import { tellWebhook } from '@cauce/workflows/webhooks/contract'
import { sql } from 'kysely'
import type { Change } from '../operation.ts'
import { tellProcesses } from '../tell-process.ts'

/**
 * Tells the endpoints that asked for it what lines of the log say, in the same transaction; each line's operation is
 * `name` unless it names its own. One statement where nobody listens, and nothing at all for lines that tell of no event.
 */
export async function announceEvents(tx: Tx, now: string, name: string, changes: readonly Change[]): Promise<void> {
  const told = changes.flatMap((change) => {
    const type = webhookEventOf({ ...change, action: change.action ?? name })
    return type === undefined ? [] : [{ id: change.subjectId, kind: change.subjectKind, type }]
  })
  if (told.length === 0) return
  const { rows } = await sql<{ id: string; merchantId: string }>`
    with told as (
      select * from json_to_recordset(${JSON.stringify(told)}::json) as t (id uuid, kind text, type text)
    ), fact as (
      select f.merchant_id, told.type, ${saleFacts} as data
      from told join financing f on told.kind = 'financing' and f.id = told.id
      union all
      select o.merchant_id, told.type, ${orderFacts}
      from told join orders o on told.kind = 'order' and o.id = told.id
    ), event as (
      insert into webhook_event (merchant_id, type, data, at)
      select fact.merchant_id, fact.type, fact.data, ${now}::timestamptz
      from fact
      where exists (select from webhook_endpoint e where e.merchant_id = fact.merchant_id and ${listens('fact')})
      returning id, merchant_id, type
    )
    insert into webhook_delivery (merchant_id, event_id, endpoint_id, type, created_at)
    select event.merchant_id, event.id, e.id, event.type, ${now}::timestamptz
    from event join webhook_endpoint e on e.merchant_id = event.merchant_id and ${listens('event')}
    returning id, merchant_id as "merchantId"`.execute(tx)
  await tellProcesses(
    tx,
    rows.map((delivery) => tellWebhook(delivery, 'deliver', { round: 1 }, `webhook/${delivery.id}/1`)),
  )
}

const listens = (asked: 'fact' | 'event') =>
  sql`e.removed_at is null and e.disabled_at is null and ${sql.ref(asked)}.type = any (e.events)`

/** Nothing of the shopper: who it is, the merchant's systems know by the reference, or ask for with a key. */
const saleFacts = sql`jsonb_build_object(
  'id', f.id, 'reference', f.reference, 'orderId', f.order_id, 'centreId', f.centre_id,
  'state', f.state, 'deadReason', f.dead_reason, 'totalCents', f.total_cents)`

const orderFacts = sql`jsonb_build_object(
  'id', o.id, 'reference', o.reference, 'centreId', o.centre_id, 'state', o.state, 'shipment', o.shipment,
  'returns', o.returns, 'cartVersion', o.cart_version, 'totalCents', o.total_cents, 'cancelReason', o.cancel_reason)`
