import type { Tx } from '@cauce/database/connection'
import { prepay, settle, settlementOn } from '@cauce/domain/payments/settlement'
import { changePlan } from './change-plan.ts'
import type { LockedPlan } from './lock-by-plan.ts'
import { refundCause } from './refund-cause.ts'

type Payment = { amountCents: number; on: string; now: string }

/**
 * The plan after money was paid beside its instalments: settled or prepaid, by what the money comes to on the day it was
 * asked, should the plan have changed since. Where nothing is owed any more, as of a cancelled order, it settles nothing:
 * it was prepaid, and goes back. Gives which of them.
 */
export async function applyPayment(tx: Tx, locked: LockedPlan, payment: Payment): Promise<'settled' | 'prepaid'> {
  const { order, plan } = locked
  const { amountCents, on } = payment
  const cause = await refundCause(tx, order)
  const settlement = settlementOn(plan, on)
  if (settlement && settlement.amountCents > 0 && amountCents >= settlement.amountCents) {
    const refund = { cents: amountCents - settlement.amountCents, cause }
    const { costCents, instalments } = settle(plan, { ...settlement, amountCents }, on)
    await changePlan(tx, locked, { reason: 'settled', costCents, instalments, refund }, payment)
    return 'settled'
  }
  const { costCents, instalments, refundCents } = prepay(plan, amountCents, on)
  const refund = { cents: refundCents, cause }
  await changePlan(tx, locked, { reason: 'prepaid', costCents, instalments, refund }, payment)
  return 'prepaid'
}
