import { createHmac } from 'node:crypto'
import type { Db, Tx } from '@cauce/database/connection'
import { tokenHash } from '../payments/link-token.ts'

/** How long a link to an order works, and how much of that is left, at least, when one is sent. */
const worksForDays = 180
const leftAtLeastDays = 60
const dayMs = 86_400_000

/** The token of a generation of an order's link: derived, so that it is never stored in clear. It belongs in a URL's fragment and in no log. */
const orderToken = (linkKey: string, orderId: string, generation: number): string =>
  createHmac('sha256', linkKey).update(`order/${orderId}/${generation}`).digest().subarray(0, 18).toString('base64url')

/**
 * The token of the shopper's link to their order, as one that still works for long. Made anew where there is none such;
 * the earlier ones work until they run out. `now` is an ISO instant.
 */
export async function orderLink(
  tx: Tx,
  linkKey: string,
  order: { id: string; merchant_id: string },
  now: string,
): Promise<string> {
  const newest = await newestLink(tx, order.id)
  if (newest && newest.expires_at > daysAfter(now, leftAtLeastDays))
    return orderToken(linkKey, order.id, newest.generation)
  const generation = (newest?.generation ?? 0) + 1
  const token = orderToken(linkKey, order.id, generation)
  await tx
    .insertInto('order_link')
    .values({
      token_hash: tokenHash(token),
      order_id: order.id,
      merchant_id: order.merchant_id,
      generation,
      expires_at: daysAfter(now, worksForDays),
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return token
}

/** The token of an order's newest link; null where none was made. */
export async function newestOrderToken(db: Db, linkKey: string, orderId: string): Promise<string | null> {
  const newest = await newestLink(db, orderId)
  return newest ? orderToken(linkKey, orderId, newest.generation) : null
}

const newestLink = (db: Db, orderId: string) =>
  db
    .selectFrom('order_link')
    .select(['generation', 'expires_at'])
    .where('order_id', '=', orderId)
    .orderBy('generation', 'desc')
    .limit(1)
    .executeTakeFirst()

const daysAfter = (instant: string, days: number): string => new Date(Date.parse(instant) + days * dayMs).toISOString()
