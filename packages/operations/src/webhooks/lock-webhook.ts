import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'

/** An endpoint in the actor's scope that was not removed, locked until the end of the transaction. Refuses with `not-found`. */
export async function lockWebhook(tx: Tx, id: string) {
  const endpoint = await lockWebhookEver(tx, id)
  refuseUnless(endpoint.removed_at === null, 'not-found')
  return endpoint
}

/** The same, of those that were removed too. */
export async function lockWebhookEver(tx: Tx, id: string) {
  const endpoint = await tx
    .selectFrom('webhook_endpoint')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  refuseUnless(endpoint, 'not-found')
  return endpoint
}

/** Whose change it is, for the log. */
export const ofWebhook = (endpoint: { id: string; merchant_id: string }) => ({
  subjectKind: 'webhook' as const,
  subjectId: endpoint.id,
  merchantId: endpoint.merchant_id,
})
