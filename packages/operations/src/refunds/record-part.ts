import { refuseUnless } from '@cauce/domain/errors'
import { type Posting, refundPostings, reversed } from '@cauce/domain/ledger/entries'
import { mayMove } from '@cauce/domain/moves'
import { refundPartMoves } from '@cauce/domain/payments/refunds'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { postEntry } from '../ledger/post-entry.ts'
import { operation } from '../operation.ts'
import { ofOrder } from '../orders/of-order.ts'
import { lockRefund } from './lock-refund.ts'
import { settleRefund } from './settle-refund.ts'

/**
 * What the acquirer answered about a part of a refund. `succeeded`: the ledger says so; `failed`: no card takes it, and it
 * is to be transferred, also where it had succeeded before: then the ledger takes that back; `unknown`: no answer yet.
 * What is known already changes nothing. Refuses with `not-found`.
 */
export const recordRefundPart = operation({
  name: 'refunds.record-part',
  permission: 'payments.process',
  input: z.object({
    id: Id,
    partId: Id,
    outcome: z.enum(['unknown', 'pending', 'succeeded', 'failed']),
    providerId: z.string().min(1).max(200).nullable().default(null),
    failureCode: z.string().max(100).nullable().default(null),
  }),
  async run(context, { id, partId, outcome, providerId, failureCode }) {
    const { tx, now, record, unchanged } = context
    const refund = await lockRefund(tx, id)
    const { order } = refund
    const part = refund.parts.find((one) => one.id === partId)
    refuseUnless(part, 'not-found')
    if (!mayMove(refundPartMoves, part.state, outcome)) {
      unchanged()
      return
    }
    const isEnd = outcome === 'succeeded' || outcome === 'failed'
    await tx
      .updateTable('refund_part')
      .set({
        state: outcome,
        ...(providerId !== null && { provider_id: providerId }),
        ...(isEnd && { settled_at: now }),
        ...(outcome === 'failed' && { failure_code: failureCode }),
      })
      .where('id', '=', partId)
      .execute()
    const post = (factKey: string, postings: Posting[]) =>
      postEntry(tx, {
        ...{ merchantId: order.merchant_id, orderId: order.id, kind: 'refund' as const },
        ...{ factKey, postings, at: now },
      })
    const given = refundPostings(part.amountCents)
    if (outcome === 'succeeded') await post(`refund-part/${partId}`, given)
    else if (part.state === 'succeeded') await post(`refund-part/${partId}/failed`, reversed(given))
    const parts = refund.parts.map((one) => (one.id === partId ? { ...one, state: outcome } : one))
    const state = await settleRefund(context, { ...refund, parts })
    await record({
      ...ofOrder(order),
      before: { refundPart: part.state, refund: refund.state },
      after: { refundPart: outcome, refund: state, refundId: id, amountCents: part.amountCents },
    })
  },
})
