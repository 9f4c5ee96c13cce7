import type { Db } from '@cauce/database/connection'
import type { DisbursementState } from '@cauce/domain/disbursement/states'
import type { ChargePurpose, ChargeState } from '@cauce/domain/payments/states'
import type { RefundCause } from '../payments/ask-refund.ts'

/** What was asked of the shopper's cards for an order, the newest first. */
export async function orderCharges(db: Db, orderId: string) {
  const charges = await db
    .selectFrom('charge')
    .leftJoin('stored_card as card', 'card.id', 'charge.card_id')
    .leftJoin('instalment', 'instalment.id', 'charge.instalment_id')
    .select(['charge.id', 'charge.purpose', 'instalment.number as instalment', 'charge.amount_cents as amountCents'])
    .select(['charge.state', 'charge.decline_code as declineCode', 'charge.asked_by as askedBy'])
    .select(['charge.begun_at as begunAt', 'charge.settled_at as settledAt', 'card.last4'])
    .where('charge.order_id', '=', orderId)
    .orderBy('charge.begun_at', 'desc')
    .orderBy('charge.id', 'desc')
    .execute()
  return charges.map((charge) => ({
    ...charge,
    purpose: charge.purpose as ChargePurpose,
    state: charge.state as ChargeState,
    askedBy: charge.askedBy as 'schedule' | 'shopper' | 'agent',
  }))
}

/** What of an order goes back to the shopper, the newest first. */
export async function orderRefunds(db: Db, orderId: string) {
  const refunds = await db
    .selectFrom('refund')
    .select(['id', 'number', 'cause', 'cart_version as cartVersion', 'amount_cents as amountCents', 'state'])
    .select(['due_on as dueOn', 'due_at as dueAt', 'settled_at as settledAt'])
    .where('order_id', '=', orderId)
    .orderBy('due_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return refunds.map((refund) => ({
    ...refund,
    cause: refund.cause as RefundCause,
    state: refund.state as 'due' | 'to-transfer' | 'paid',
  }))
}

/** What the merchant was paid for an order, or had taken off again, the newest first. */
export async function orderDisbursements(db: Db, orderId: string) {
  const lines = await db
    .selectFrom('disbursement_line as line')
    .innerJoin('disbursement', 'disbursement.id', 'line.disbursement_id')
    .select(['disbursement.id', 'disbursement.number', 'disbursement.day', 'disbursement.state'])
    .select(['line.shipped_cents as shippedCents', 'line.returned_cents as returnedCents'])
    .select(['line.net_cents as netCents', 'line.vat_cents as vatCents'])
    .where('line.order_id', '=', orderId)
    .orderBy('disbursement.day', 'desc')
    .orderBy('disbursement.id', 'desc')
    .execute()
  return lines.map((line) => ({ ...line, state: line.state as DisbursementState }))
}
