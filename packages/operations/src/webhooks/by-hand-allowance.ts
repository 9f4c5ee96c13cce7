import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { sentByHandAtMost, sentByHandWithinMinutes } from '@cauce/domain/webhooks/schema'
import { sql } from 'kysely'

const byHand = ['webhooks.send-test', 'webhooks.redeliver']

/**
 * Refuses with `webhook-sent-too-often` (`limit` within `minutes`) what a merchant has sent by hand too much. The log counts,
 * which is never deleted; of two at once the second waits, and counts the first. A repeated request is none of them.
 */
export async function allowByHand(tx: Tx, merchantId: string, now: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`webhooks-by-hand/${merchantId}`}, 0))`.execute(tx)
  const since = new Date(Date.parse(now) - sentByHandWithinMinutes * 60_000).toISOString()
  const sent = await tx
    .selectFrom('action_log')
    .select('position')
    .where('merchant_id', '=', merchantId)
    .where('action', 'in', byHand)
    .where('at', '>', since)
    .limit(sentByHandAtMost)
    .execute()
  const limits = { limit: sentByHandAtMost, minutes: sentByHandWithinMinutes }
  refuseUnless(sent.length < sentByHandAtMost, 'webhook-sent-too-often', limits)
}
