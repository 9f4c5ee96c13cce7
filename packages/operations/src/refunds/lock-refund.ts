import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import type { RefundPartState, RefundState } from '@cauce/domain/payments/refunds'
import { type LockedOrder, lockOrder } from '../orders/lock-order.ts'

export type LockedRefund = {
  order: LockedOrder
  id: string
  amountCents: number
  transferredCents: number
  transfers: { amountCents: number; iban: string; holder: string }[]
  state: RefundState
  parts: { id: string; amountCents: number; state: RefundPartState }[]
}

/** A refund with its parts and transfers, and its order, locked: the order first, always. Refuses with `not-found`. */
export async function lockRefund(tx: Tx, id: string): Promise<LockedRefund> {
  const found = await tx.selectFrom('refund').select('order_id').where('id', '=', id).executeTakeFirst()
  refuseUnless(found, 'not-found')
  const order = await lockOrder(tx, found.order_id)
  const refund = await tx
    .selectFrom('refund')
    .select(['amount_cents', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const parts = await tx
    .selectFrom('refund_part')
    .select(['id', 'amount_cents', 'state'])
    .where('refund_id', '=', id)
    .execute()
  const transfers = await tx
    .selectFrom('refund_transfer')
    .select(['amount_cents as amountCents', 'iban', 'account_holder as holder'])
    .where('refund_id', '=', id)
    .execute()
  return {
    ...{ order, id, amountCents: refund.amount_cents, transfers },
    transferredCents: transfers.reduce((sum, { amountCents }) => sum + amountCents, 0),
    state: refund.state as RefundState,
    parts: parts.map((part) => ({
      id: part.id,
      amountCents: part.amount_cents,
      state: part.state as RefundPartState,
    })),
  }
}
