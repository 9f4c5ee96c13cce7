import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'

/** A delivery in the actor's scope, locked until the end of the transaction. Refuses with `not-found`. */
export async function lockDelivery(tx: Tx, id: string) {
  const delivery = await tx
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  refuseUnless(delivery, 'not-found')
  return delivery
}

/** Whose change it is, for the log. */
export const ofDelivery = (delivery: { id: string; merchant_id: string }) => ({
  subjectKind: 'webhook-delivery' as const,
  subjectId: delivery.id,
  merchantId: delivery.merchant_id,
})
