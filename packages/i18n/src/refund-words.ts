import type { RefundCause, RefundPartState, RefundState } from '@cauce/domain/payments/refunds'
import { m } from './messages.ts'
import type { Words } from './words.ts'

export const refundStateWords: Words<RefundState> = {
  due: m.refunds_state_due,
  'to-transfer': m.refunds_state_to_transfer,
  paid: m.refunds_state_paid,
}

export const refundPartWords: Words<RefundPartState> = {
  begun: m.refunds_part_begun,
  unknown: m.refunds_part_unknown,
  pending: m.refunds_part_pending,
  succeeded: m.refunds_part_succeeded,
  failed: m.refunds_part_failed,
}

export const refundCauseWords: Words<RefundCause> = {
  return: m.orders_refund_return,
  'cart-changed': m.orders_refund_cart_changed,
  cancelled: m.orders_refund_cancelled,
  withdrawal: m.orders_refund_withdrawal,
}
