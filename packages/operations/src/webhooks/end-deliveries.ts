import type { Tx } from '@cauce/database/connection'
import type { DisabledReason, WebhookFailure } from '@cauce/domain/webhooks/states'
import { tellWebhook } from '@cauce/workflows/webhooks/contract'
import { tellProcesses } from '../tell-process.ts'

/** Ends what still waits to be delivered to an endpoint, and tells the processes. */
export async function endDeliveries(
  tx: Tx,
  endpoint: { id: string; merchant_id: string },
  failure: WebhookFailure,
): Promise<void> {
  const ended = await tx
    .updateTable('webhook_delivery')
    .set({ state: 'failed', failure, next_attempt_at: null })
    .where('endpoint_id', '=', endpoint.id)
    .where('state', '=', 'pending')
    .returning(['id', 'round'])
    .execute()
  const commands = ended.map(({ id, round }) =>
    tellWebhook({ merchantId: endpoint.merchant_id, id }, 'ended', { state: 'failed' }, `webhook/${id}/${round}/ended`),
  )
  await tellProcesses(tx, commands)
}

/** Sends nothing to an endpoint any more until somebody enables it. */
export async function disable(
  tx: Tx,
  endpoint: { id: string; merchant_id: string },
  reason: DisabledReason,
  now: string,
): Promise<void> {
  await tx
    .updateTable('webhook_endpoint')
    .set({ disabled_at: now, disabled_reason: reason })
    .where('id', '=', endpoint.id)
    .execute()
  await endDeliveries(tx, endpoint, 'endpoint-disabled')
}
