import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { financingMoves } from '@cauce/domain/financing/states'
import { orderPostings } from '@cauce/domain/ledger/entries'
import { mayMove } from '@cauce/domain/moves'
import { unsettledAttemptStates } from '@cauce/domain/payments/states'
import { Id } from '@cauce/domain/schema'
import { tellInstalments } from '@cauce/workflows/payments/contract'
import { z } from 'zod'
import { fixTariff } from '../disbursement/fix-tariff.ts'
import { postCapture } from '../ledger/card-money.ts'
import { postEntry } from '../ledger/post-entry.ts'
import { type OperationContext, operation } from '../operation.ts'
import { confirmOrder } from '../orders/confirm-order.ts'
import { orderLink } from '../orders/order-link.ts'
import { beginPlan } from '../payments/begin-plan.ts'
import { lockedAttempt } from '../payments/locked-attempt.ts'
import { moveAttempt } from '../payments/move-attempt.ts'
import { tellProcess } from '../tell-process.ts'
import { lockFinancing } from './lock-financing.ts'
import { type LockedFinancing, ofFinancing } from './of-financing.ts'
import { queueToShopper } from './queue-to-shopper.ts'

type Attempt = Awaited<ReturnType<typeof lockedAttempt>>

/**
 * What a card's success commits, all at once: the plan with its instalments, the ledger, the order, the financing and
 * the news to the shopper. Only the attempt that claimed the financing may; its repeat gives the same answer.
 * `hasOtherCards`: further attempts are still open at the acquirer. Refuses with `move-not-allowed`.
 */
export const confirmFinancing = operation({
  name: 'financing.confirm',
  permission: 'financings.process',
  input: z.object({ id: Id, attemptId: Id }),
  async run(context, { id, attemptId }) {
    const { tx, now, record, unchanged } = context
    const financing = await lockFinancing(tx, id)
    const attempt = await lockedAttempt(tx, id, attemptId)
    if (financing.state === 'confirmed') {
      refuseUnless(attempt.state === 'captured' || attempt.state === 'kept', 'move-not-allowed')
      unchanged()
    } else {
      refuseUnless(mayMove(financingMoves, financing.state, 'confirmed'), 'move-not-allowed')
      refuseUnless(financing.claimed_attempt_id === attemptId, 'move-not-allowed')
      await settle(context, financing, attempt)
      await record({ ...ofFinancing(financing), before: { state: 'live' }, after: { state: 'confirmed', attemptId } })
    }
    const messageIds = await queueToShopper(tx, financing, 'financing-confirmed', ['sms', 'email'], 'confirmed', now)
    return { messageIds, hasOtherCards: await hasOtherCards(tx, id) }
  },
})

async function settle(
  { tx, now, linkKey }: OperationContext,
  financing: LockedFinancing,
  attempt: Attempt,
): Promise<void> {
  const sale = { merchantId: financing.merchant_id, orderId: financing.order_id, financingId: financing.id }
  const planId = await beginPlan(tx, sale, attempt, now)
  const plan = { merchantId: financing.merchant_id, id: planId }
  await tellProcess(tx, tellInstalments(plan, 'begun', {}, `plan/${planId}/begun`))
  await postConfirmation(tx, financing, attempt, now)
  const instalments = attempt.plan.instalments.length
  await fixTariff(tx, { ...sale, amountCents: financing.total_cents, instalments }, now)
  await moveAttempt(tx, attempt, attempt.kind === 'charge' ? 'captured' : 'kept', { settled_at: now })
  await tx
    .updateTable('financing')
    .set({ state: 'confirmed', settled_at: now, review_since: null })
    .where('id', '=', financing.id)
    .execute()
  await confirmOrder(tx, financing.order_id, now)
  await orderLink(tx, linkKey, { id: financing.order_id, merchant_id: financing.merchant_id }, now)
}

async function postConfirmation(tx: Tx, financing: LockedFinancing, attempt: Attempt, now: string): Promise<void> {
  const { totalCents, costCents } = attempt.plan
  const sale = { merchantId: financing.merchant_id, orderId: financing.order_id, financingId: financing.id, at: now }
  await postEntry(tx, {
    ...sale,
    kind: 'confirmation',
    factKey: `confirmation/${financing.id}`,
    postings: orderPostings({ unshippedCents: totalCents - costCents, payableCents: 0, costCents }),
  })
  if (attempt.kind === 'charge')
    await postCapture(tx, { ...sale, attemptId: attempt.id, amountCents: attempt.due_today_cents })
}

async function hasOtherCards(tx: Tx, id: string): Promise<boolean> {
  const other = await tx
    .selectFrom('payment_attempt')
    .select('id')
    .where('financing_id', '=', id)
    .where('state', 'in', unsettledAttemptStates)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}
