import type { Tx } from '@cauce/database/connection'
import { chargePostings } from '@cauce/domain/ledger/entries'
import type { OrderTemplate } from '@cauce/domain/messaging/templates'
import { mayMove } from '@cauce/domain/moves'
import { nextTryOn } from '@cauce/domain/payments/retries'
import { chargeMoves } from '@cauce/domain/payments/states'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { postEntry } from '../ledger/post-entry.ts'
import { queueOrderMessage } from '../messaging/queue-order-message.ts'
import { type ChangeOf, type OperationContext, operation } from '../operation.ts'
import { ofOrder } from '../orders/of-order.ts'
import { applyPayment } from './apply-payment.ts'
import { declinesOf } from './awaited-plan.ts'
import { noteRevision } from './change-plan.ts'
import { evenOut } from './even-out.ts'
import { type LockedPlan, lockByPlan } from './lock-by-plan.ts'
import { type LockedCharge, lockCharge } from './lock-charge.ts'
import { standingPlan } from './standing-plan.ts'
import { carryOutWithdrawal } from './withdraw.ts'

/**
 * What became of a charge. `captured`: what it pays for is paid, and the ledger says so; `declined`: an instalment that was
 * charged by itself is tried again on the merchant's next day for it, or is overdue; `unknown`: the acquirer has not
 * answered yet; `cancelled`: it was never sent. The shopper is told. A withdrawal that was declared meanwhile is carried
 * out. What a settled one is told again changes nothing.
 */
export const settleCharge = operation({
  name: 'payments.settle-charge',
  permission: 'payments.process',
  input: z.object({
    id: Id,
    chargeId: Id,
    outcome: z.enum(['captured', 'declined', 'unknown', 'cancelled']),
    declineCode: z.string().max(100).optional(),
  }),
  async run(context, { id, chargeId, outcome, declineCode }) {
    const { tx, now, record, unchanged } = context
    const locked = await lockByPlan(tx, id)
    const charge = await lockCharge(tx, id, chargeId)
    if (!mayMove(chargeMoves, charge.state, outcome)) {
      unchanged()
      return
    }
    await tx
      .updateTable('charge')
      .set({
        state: outcome,
        ...(outcome !== 'unknown' && { settled_at: now }),
        ...(outcome === 'declined' && { decline_code: declineCode ?? null }),
      })
      .where('id', '=', chargeId)
      .execute()
    if (outcome === 'captured') await capture(context, locked, charge)
    const again = outcome === 'declined' ? await decline(context, locked, charge) : undefined
    if (outcome !== 'unknown') await evenOut(tx, await anew(tx, locked), { on: charge.asked_on, now })
    const withdrawn = outcome === 'unknown' ? undefined : await carryOutWithdrawal(context, await anew(tx, locked))
    const after = { chargeId, charge: outcome, purpose: charge.purpose, amountCents: charge.amount_cents }
    const settled: ChangeOf<'order'> = {
      ...ofOrder(locked.order),
      before: { charge: charge.state },
      after: { ...after, ...(declineCode && { declineCode }), ...(again && { nextTryOn: again }) },
    }
    await record(withdrawn ? [settled, withdrawn.change] : settled)
  },
})

async function capture(context: OperationContext, locked: LockedPlan, charge: LockedCharge): Promise<void> {
  const { tx, now } = context
  const { order } = locked
  await postEntry(tx, {
    merchantId: order.merchant_id,
    orderId: order.id,
    kind: 'capture',
    factKey: `charge/${charge.id}`,
    postings: chargePostings(charge.amount_cents),
    at: now,
  })
  if (charge.instalment_id !== null) {
    await tx
      .updateTable('instalment')
      .set({ paid_at: now, paid_on: charge.asked_on })
      .where('id', '=', charge.instalment_id)
      .execute()
    await noteRevision(tx, order.id)
    await tell(context, locked, charge, await newsOf(tx, locked, 'instalment-paid'))
    return
  }
  const { amount_cents: amountCents, asked_on: on } = charge
  const became = await applyPayment(tx, await anew(tx, locked), { amountCents, on, now })
  await tell(context, locked, charge, await newsOf(tx, locked, templates[became]))
}

const templates = { prepaid: 'plan-updated', settled: 'plan-settled' } as const

/** Nobody is thanked for what they paid of an order that was cancelled meanwhile: it goes back. */
async function newsOf(tx: Tx, locked: LockedPlan, otherwise: OrderTemplate): Promise<OrderTemplate> {
  if (locked.order.state === 'cancelled') return 'paid-though-cancelled'
  return (await paysBack(tx, locked)) ? 'plan-withdrawn' : otherwise
}

/** Whether what was owed after a withdrawal is all paid back with what was just paid. */
async function paysBack(tx: Tx, locked: LockedPlan): Promise<boolean> {
  const { plan } = await anew(tx, locked)
  return plan.isWithdrawn && plan.instalments.every(({ standing }) => standing === 'paid')
}

/**
 * Whoever asked for a charge sees what came of it; of one that was made by itself somebody must be told, and of a
 * withdrawal's, which may be made long after it was declared. Gives the day of its next try.
 */
async function decline(
  context: OperationContext,
  locked: LockedPlan,
  charge: LockedCharge,
): Promise<string | undefined> {
  const { tx, now } = context
  const isTold = charge.asked_by === 'schedule' || charge.purpose === 'withdrawal'
  if (!isTold || charge.instalment_id === null) return undefined
  const instalment = locked.plan.instalments.find(({ id }) => id === charge.instalment_id)
  const { retry_days: retryDays } = await tx
    .selectFrom('merchant')
    .select('retry_days')
    .where('id', '=', locked.order.merchant_id)
    .executeTakeFirstOrThrow()
  const declines = await declinesOf(tx, charge.instalment_id)
  const again = instalment && nextTryOn({ ...dueOf(instalment), triedOn: charge.asked_on }, declines, retryDays)
  if (again === undefined)
    await tx.updateTable('instalment').set({ overdue_at: now }).where('id', '=', charge.instalment_id).execute()
  await tell(context, locked, charge, again === undefined ? 'instalment-overdue' : 'instalment-declined')
  return again
}

const dueOf = (instalment: LockedPlan['plan']['instalments'][number]) => ({
  dueOn: instalment.dueOn,
  chargedFrom: instalment.standing === 'paid' ? undefined : instalment.chargedFrom,
})

const tell = (
  { tx, linkKey, now }: OperationContext,
  { order }: LockedPlan,
  { id }: LockedCharge,
  template: OrderTemplate,
) => queueOrderMessage(tx, linkKey, order, { template, about: `charge/${id}` }, now)

/** The plan as it stands after what was just written. */
async function anew(tx: Tx, { order, plan }: LockedPlan): Promise<LockedPlan> {
  return { order, plan: (await standingPlan(tx, order.id)) ?? plan }
}
