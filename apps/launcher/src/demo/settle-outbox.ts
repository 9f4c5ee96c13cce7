import type { Tx } from '@cauce/database/connection'
import { sql } from 'kysely'
import { demoMerchants } from './merchants.ts'

/**
 * What the stories told their processes has happened already, and what they wrote to shoppers has arrived: nothing is
 * sent to an invented phone. Of the open offers one command each stays, about a text long delivered, which starts their
 * processes; those of sales in review are started once their cards are kept.
 */
export async function settleOutbox(tx: Tx): Promise<void> {
  const merchantIds = demoMerchants.map(({ id }) => id)
  await sql`
    update message set state = 'delivered', sent_at = created_at + interval '2 seconds',
      delivered_at = created_at + interval '5 seconds', segments = case channel when 'sms' then 1 end
    where state = 'queued' and merchant_id = any(${merchantIds}::uuid[])`.execute(tx)
  await sql`
    with newest as (
      select distinct on (message.subject_id) message.id
      from message join financing on financing.id = message.subject_id
      where financing.state = 'live' and financing.claimed_attempt_id is null and message.template = 'financing-link'
      order by message.subject_id, message.created_at desc
    )
    delete from graphile_worker._private_jobs
    where coalesce(payload->'sale', payload->'delivery', payload->'plan', payload->'refund')->>'merchantId' = any(${merchantIds})
      and not (payload->>'process' = 'financing' and payload->>'signal' = 'deliver'
        and (payload->'payload'->>'messageId')::uuid in (select id from newest))`.execute(tx)
  await sql`
    delete from graphile_worker._private_jobs
    where payload->>'messageId' in (select id::text from message where merchant_id = any(${merchantIds}::uuid[]))`.execute(
    tx,
  )
}
