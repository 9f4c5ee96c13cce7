import type { Tx } from '@cauce/database/connection'
import { recalculate } from '@cauce/domain/payments/recalculation'
import { askRefund } from './ask-refund.ts'
import { changePlan } from './change-plan.ts'
import type { LockedPlan } from './lock-by-plan.ts'
import { refundCause } from './refund-cause.ts'

/**
 * The cart became smaller while it was not known whether an instalment was paid: now that it is, what was paid too much
 * goes back, and what is still owed is spread anew. Changes nothing where the plan adds up.
 */
export async function evenOut(tx: Tx, locked: LockedPlan, day: { on: string; now: string }): Promise<void> {
  const { order, plan } = locked
  const heldCents = sumOf(plan.instalments) - sumOf(plan.refunds)
  if (heldCents === plan.cartCents + plan.costCents) return
  const next = recalculate(plan, plan.cartCents, day.on)
  const refund = { cents: next.refundCents, cause: await refundCause(tx, order) }
  const isSame = next.costCents === plan.costCents && sumOf(next.instalments) === sumOf(plan.instalments)
  if (!isSame) await changePlan(tx, locked, { reason: 'cart-changed', ...next, refund }, day)
  else if (refund.cents > 0)
    await askRefund(tx, {
      ...{ order, plan, cause: refund.cause, cartVersion: order.cart_version },
      ...{ amountCents: refund.cents, ...day },
    })
}

const sumOf = (amounts: readonly { amountCents: number }[]): number =>
  amounts.reduce((sum, { amountCents }) => sum + amountCents, 0)
