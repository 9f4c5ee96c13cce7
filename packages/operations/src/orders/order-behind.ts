import type { Db } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { tokenHash } from '../payments/link-token.ts'

/** The order that a shopper's link leads to. Refuses with `link-unknown` or, one that ran out, `link-expired`. */
export async function orderBehind(db: Db, token: string, now: string): Promise<{ orderId: string }> {
  const link = await db
    .selectFrom('order_link')
    .select(['order_id', 'expires_at'])
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirst()
  refuseUnless(link, 'link-unknown')
  refuseUnless(link.expires_at > now, 'link-expired')
  return { orderId: link.order_id }
}
