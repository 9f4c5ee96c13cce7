import type { Tx } from '@cauce/database/connection'
import { Id } from '@cauce/domain/schema'
import { attemptOutcomes, type WebhookFailure } from '@cauce/domain/webhooks/states'
import type { WebhookDeliveryEnd } from '@cauce/workflows/webhooks/contract'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { disable } from './end-deliveries.ts'
import { lockDelivery, ofDelivery } from './lock-delivery.ts'
import { endOf } from './open-delivery.ts'

const Attempt = z.object({
  id: Id,
  number: z.int().positive(),
  /** The delivery's round when it was sent: a later one goes on, whatever came of this. */
  round: z.int().positive(),
  /** Null after the last one. */
  retryInSeconds: z.int().nonnegative().nullable(),
  outcome: z.enum(attemptOutcomes),
  status: z.int().nullable(),
  durationMs: z.int().nonnegative(),
})

const gone = 410

/**
 * Writes down what came of sending once, and how the delivery stands after it. An endpoint that answered 410, or that
 * nothing reached for as long as this delivery was tried, is disabled. A repeat changes nothing.
 */
export const recordAttempt = operation({
  name: 'webhooks.attempt',
  permission: 'webhooks.process',
  input: Attempt,
  async run({ tx, now, record, unchanged }, attempt): Promise<{ end: WebhookDeliveryEnd | null }> {
    const { id, number, outcome, status } = attempt
    // The endpoint first, as disabling it does.
    await lockEndpointOf(tx, id)
    const delivery = await lockDelivery(tx, id)
    if (delivery.attempts >= number) {
      unchanged()
      return { end: endOf(delivery) }
    }
    await tx
      .insertInto('webhook_attempt')
      .values({
        ...{ merchant_id: delivery.merchant_id, delivery_id: id, number, at: now, outcome, status },
        duration_ms: attempt.durationMs,
      })
      .execute()
    const next = standingAfter(delivery, attempt)
    const retryAt = next.state === 'pending' && attempt.retryInSeconds !== null ? attempt.retryInSeconds * 1000 : null
    await tx
      .updateTable('webhook_delivery')
      .set({
        ...next,
        ...{ attempts: number, last_attempt_at: now, last_outcome: outcome, last_status: status },
        next_attempt_at: retryAt === null ? null : new Date(Date.parse(now) + retryAt).toISOString(),
      })
      .where('id', '=', id)
      .execute()
    await disableWhereUseless(tx, delivery, next.failure, now)
    const told = { state: next.state, attempt: number, outcome, ...(status !== null && { status }) }
    await record({ ...ofDelivery(delivery), before: { state: delivery.state }, after: told })
    return { end: endOf(next) }
  },
})

type LockedDelivery = Awaited<ReturnType<typeof lockDelivery>>
type Standing = { state: string; failure: string | null }

function standingAfter(delivery: LockedDelivery, attempt: z.infer<typeof Attempt>): Standing {
  const { state, failure, round } = delivery
  // Ended meanwhile, or sent anew: then the new round decides.
  if (state !== 'pending') return { state, failure }
  if (attempt.outcome === 'delivered') return { state: 'delivered', failure: null }
  if (attempt.status === gone) return { state: 'failed', failure: 'gone' satisfies WebhookFailure }
  if (attempt.retryInSeconds === null && attempt.round === round)
    return { state: 'failed', failure: 'gave-up' satisfies WebhookFailure }
  return { state, failure }
}

const lockEndpointOf = (tx: Tx, deliveryId: string) =>
  tx
    .selectFrom('webhook_endpoint as w')
    .innerJoin('webhook_delivery as d', 'd.endpoint_id', 'w.id')
    .select('w.id')
    .where('d.id', '=', deliveryId)
    .forNoKeyUpdate('w')
    .execute()

async function disableWhereUseless(
  tx: Tx,
  { endpoint_id, merchant_id, created_at }: LockedDelivery,
  failure: string | null,
  now: string,
): Promise<void> {
  const endpoint = { id: endpoint_id, merchant_id }
  if (failure === 'gone') return disable(tx, endpoint, 'gone', now)
  if (failure !== 'gave-up') return
  const arrived = await tx
    .selectFrom('webhook_delivery')
    .select('id')
    .where('endpoint_id', '=', endpoint_id)
    .where('state', '=', 'delivered')
    .where('last_attempt_at', '>', created_at)
    .limit(1)
    .executeTakeFirst()
  if (!arrived) await disable(tx, endpoint, 'failing', now)
}
