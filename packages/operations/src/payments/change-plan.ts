import type { Tx } from '@cauce/database/connection'
import { orderPostings } from '@cauce/domain/ledger/entries'
import type { StandingInstalment } from '@cauce/domain/payments/recalculation'
import type { PlanChangeReason } from '@cauce/domain/payments/states'
import { postEntry } from '../ledger/post-entry.ts'
import { askRefund, type RefundCause } from './ask-refund.ts'
import type { LockedPlan } from './lock-by-plan.ts'
import { writePlan } from './write-plan.ts'

type ChangedPlan = {
  reason: PlanChangeReason
  costCents: number
  instalments: readonly StandingInstalment[]
  /** Paid beyond what is owed; it goes back today. */
  refund: { cents: number; cause: RefundCause }
}

/**
 * Another plan for the same cart, as after an early payment: its next version, what changes of the credit's cost in the
 * ledger, and the refund of what was paid too much. `on` is the merchant's calendar date. Gives the version's number.
 */
export async function changePlan(
  tx: Tx,
  { order, plan }: LockedPlan,
  { reason, costCents, instalments, refund }: ChangedPlan,
  { on, now }: { on: string; now: string },
): Promise<number> {
  const principalCents = plan.cartCents
  const cartVersion = order.cart_version
  const version = await writePlan(tx, plan, {
    reason,
    cartVersion,
    principalCents,
    costCents,
    instalments,
    on,
    at: now,
  })
  await postEntry(tx, {
    merchantId: order.merchant_id,
    orderId: order.id,
    kind: 'plan-change',
    factKey: `plan-change/${plan.id}/${version}`,
    postings: orderPostings({ unshippedCents: 0, payableCents: 0, costCents: costCents - plan.costCents }),
    at: now,
  })
  if (refund.cents > 0)
    await askRefund(tx, { order, plan, cause: refund.cause, cartVersion, amountCents: refund.cents, now, on })
  await noteRevision(tx, order.id)
  return version
}

/** Whoever edits the order meanwhile learns that its plan is another one. */
export const noteRevision = (tx: Tx, orderId: string) =>
  tx
    .updateTable('orders')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', orderId)
    .execute()
