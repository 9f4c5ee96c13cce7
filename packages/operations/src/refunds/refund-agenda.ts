import { refuseUnless } from '@cauce/domain/errors'
import { type RefundPartState, type RefundState, refundPartMoves } from '@cauce/domain/payments/refunds'
import { Id } from '@cauce/domain/schema'
import type { RefundAgenda } from '@cauce/workflows/refunds/activities'
import { z } from 'zod'
import { reading } from '../operation.ts'

/** What the process of a refund goes by: how it is found, where the refund stands, and its parts whose end is not known. */
export const refundAgenda = reading({
  name: 'refunds.agenda',
  permission: 'payments.process',
  input: z.object({ id: Id }),
  async run({ db }, { id }): Promise<RefundAgenda> {
    const row = await db
      .selectFrom('refund')
      .innerJoin('orders', 'orders.id', 'refund.order_id')
      .innerJoin('merchant', 'merchant.id', 'refund.merchant_id')
      .innerJoin('centre', 'centre.id', 'orders.centre_id')
      .select(['orders.reference', 'merchant.name as merchantName', 'centre.name as centreName', 'refund.state'])
      .where('refund.id', '=', id)
      .executeTakeFirst()
    refuseUnless(row, 'not-found')
    const parts = await db
      .selectFrom('refund_part')
      .select(['id', 'state'])
      .where('refund_id', '=', id)
      .orderBy('begun_at')
      .orderBy('id')
      .execute()
    return {
      ...row,
      state: row.state as RefundState,
      open: parts.flatMap(({ id: partId, state }) => (isOpen(state) ? [{ partId, state }] : [])),
    }
  },
})

type OpenPart = Exclude<RefundPartState, 'succeeded' | 'failed'>

/** Whether its end is not known: it may still succeed. */
const isOpen = (state: string): state is OpenPart =>
  (refundPartMoves[state as RefundPartState] as readonly RefundPartState[]).includes('succeeded')
