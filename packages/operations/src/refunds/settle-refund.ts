import { refuseUnless } from '@cauce/domain/errors'
import { mayMove } from '@cauce/domain/moves'
import { type RefundState, refundMoves, refundStanding } from '@cauce/domain/payments/refunds'
import { queueOrderMessage } from '../messaging/queue-order-message.ts'
import type { OperationContext } from '../operation.ts'
import type { LockedRefund } from './lock-refund.ts'

/**
 * Brings a refund to where its parts and transfers, as they are given, say that it stands; once all went back the shopper is
 * told. Gives that state. Refuses with `move-not-allowed`.
 */
export async function settleRefund(
  { tx, actor, now, linkKey }: OperationContext,
  refund: LockedRefund,
): Promise<RefundState> {
  const { state } = refundStanding(refund)
  if (state === refund.state) return state
  refuseUnless(mayMove(refundMoves, refund.state, state), 'move-not-allowed')
  const isPaid = state === 'paid'
  await tx
    .updateTable('refund')
    .set({
      state,
      settled_at: isPaid ? now : null,
      settled_by: isPaid && actor.role !== 'system' ? actor.userId : null,
    })
    .where('id', '=', refund.id)
    .execute()
  if (isPaid) {
    const about = `refund/${refund.id}/${refund.transferredCents}`
    await queueOrderMessage(tx, linkKey, refund.order, { template: 'refund-paid', about }, now)
  }
  return state
}
