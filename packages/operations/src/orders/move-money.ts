import type { Tx } from '@cauce/database/connection'
import { disbursableCents } from '@cauce/domain/disbursement/disbursable'
import { type LedgerEntryKind, orderPostings } from '@cauce/domain/ledger/entries'
import { cartTotalCents } from '@cauce/domain/orders/cart'
import { type OrderLine, returnsOf, shipmentOf } from '@cauce/domain/orders/order-lines'
import { postEntry } from '../ledger/post-entry.ts'

type Moved = {
  order: { id: string; merchant_id: string }
  before: readonly OrderLine[]
  after: readonly OrderLine[]
  /** By how much the cost of the credit changed with it, in cents. */
  costDifferenceCents?: number
  kind: LedgerEntryKind
  /** Names the fact, so that it is posted once. */
  factKey: string
  at: string
}

/**
 * An order's lines became others, or were shipped: posts what changes of the money, notes that its merchant's balance
 * moved, and sets what the order's own columns derive from its lines. The order is locked by the caller.
 */
export async function moveMoney(tx: Tx, moved: Moved): Promise<void> {
  const { order, before, after, at } = moved
  const payableCents = disbursableCents(after) - disbursableCents(before)
  const totalCents = cartTotalCents(after)
  await postEntry(tx, {
    merchantId: order.merchant_id,
    orderId: order.id,
    kind: moved.kind,
    factKey: moved.factKey,
    postings: orderPostings({
      unshippedCents: totalCents - cartTotalCents(before) - payableCents,
      payableCents,
      costCents: moved.costDifferenceCents ?? 0,
    }),
    at,
  })
  if (payableCents !== 0) await noteDisbursable(tx, order, at)
  await tx
    .updateTable('orders')
    .set((eb) => ({
      shipment: shipmentOf(after),
      returns: returnsOf(after),
      total_cents: totalCents,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', order.id)
    .execute()
}

async function noteDisbursable(tx: Tx, order: Moved['order'], since: string): Promise<void> {
  await tx
    .insertInto('disbursable_order')
    .values({ order_id: order.id, merchant_id: order.merchant_id, since })
    .onConflict((conflict) => conflict.column('order_id').doUpdateSet({ since }))
    .execute()
}
