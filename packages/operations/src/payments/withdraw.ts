import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'
import { withdraw } from '@cauce/domain/payments/settlement'
import { tellInstalments } from '@cauce/workflows/payments/contract'
import { queueOrderMessage } from '../messaging/queue-order-message.ts'
import type { ChangeOf, OperationContext } from '../operation.ts'
import { ofOrder } from '../orders/of-order.ts'
import { tellProcess } from '../tell-process.ts'
import { changePlan, noteRevision } from './change-plan.ts'
import { insertCharge, unsettledCharge } from './insert-charge.ts'
import type { LockedPlan } from './lock-by-plan.ts'
import { quoteOf, quoteTerms } from './quote.ts'
import { standingPlan } from './standing-plan.ts'

type DeclaredBy = 'shopper' | 'agent'

/**
 * The shopper says that they withdraw from the credit, and from then on they have: no card, no bank and no charge that is
 * under way stands in the way of a right that ends with its last day. What they owe is charged at once, or as soon as it is
 * known what became of the charge under way. A repeat changes nothing. `amountCents` is what they were shown, if anything.
 * Gives the charge, or null where none was begun. Refuses with `withdrawal-over`, `changed-meanwhile` or `total-changed`.
 */
export async function declareWithdrawal(
  context: OperationContext,
  locked: LockedPlan,
  shown: { version: number; amountCents: number | null },
  declaredBy: DeclaredBy,
): Promise<{ chargeId: string | null }> {
  const { tx, now, linkKey, record, unchanged } = context
  const { order, plan } = locked
  const terms = await quoteTerms(tx, plan.id)
  if (terms.isDeclared) {
    unchanged()
    const underWay = await unsettledCharge(tx, plan.id)
    return { chargeId: underWay?.purpose === 'withdrawal' ? underWay.id : null }
  }
  const { withdrawal, on } = quoteOf(plan, { ...terms, now })
  refuseUnless(withdrawal, 'withdrawal-over')
  const totalCents = withdrawal.amountCents
  if (totalCents !== null && shown.amountCents !== null) {
    refuseUnless(plan.version === shown.version, 'changed-meanwhile')
    refuseUnless(totalCents === shown.amountCents, 'total-changed', { totalCents })
  }
  await tx
    .insertInto('plan_withdrawal')
    .values({
      ...{ plan_id: plan.id, merchant_id: order.merchant_id },
      ...{ declared_at: now, declared_on: on, declared_by: declaredBy },
    })
    .execute()
  const declared: ChangeOf<'order'> = {
    ...ofOrder(order),
    action: 'payments.declare-withdrawal',
    after: { purpose: 'withdrawal' },
  }
  const done = await carryOutWithdrawal(context, locked)
  if (!done) {
    await noteRevision(tx, order.id)
    const news = { template: 'plan-withdrawn', about: `withdrawal/${plan.id}` } as const
    await queueOrderMessage(tx, linkKey, order, news, now)
  }
  await record(done ? [declared, done.change] : declared)
  return { chargeId: done?.chargeId ?? null }
}

/**
 * Makes the version of a locked plan that a declared withdrawal leaves, by what was owed on the day it was declared: what
 * is owed is charged, what was paid too much goes back, and the shopper is told. Gives what the log has of it; undefined
 * where none is declared, it was done, a charge is under way, or the order was cancelled.
 */
export async function carryOutWithdrawal(
  { tx, now, linkKey }: OperationContext,
  locked: LockedPlan,
): Promise<{ chargeId: string | null; change: ChangeOf<'order'> } | undefined> {
  const { order, plan } = locked
  const declared = await tx
    .selectFrom('plan_withdrawal')
    .select(['declared_on', 'declared_by'])
    .where('plan_id', '=', plan.id)
    .executeTakeFirst()
  const isToDo = declared && !plan.isWithdrawn && order.state === 'confirmed'
  if (!isToDo || (await unsettledCharge(tx, plan.id))) return undefined
  const on = dateIn(plan.timeZone, now)
  const next = withdraw(plan, declared.declared_on, on)
  if (!next) return undefined
  const { costCents, instalments, refundCents } = next
  const refund = { cents: refundCents, cause: 'withdrawal' as const }
  const version = await changePlan(tx, locked, { reason: 'withdrawn', costCents, instalments, refund }, { on, now })
  const whose = { merchantId: order.merchant_id, id: plan.id }
  await queueOrderMessage(tx, linkKey, order, { template: 'plan-withdrawn', about: `plan/${version}` }, now)
  const change: ChangeOf<'order'> = {
    ...ofOrder(order),
    action: 'payments.carry-out-withdrawal',
    after: { planVersion: version, ...(refundCents > 0 && { refundCents }) },
  }
  const askedBy = declared.declared_by as DeclaredBy
  const charge = await chargeWhatIsOwed(tx, locked, { askedBy, on, now })
  if (!charge) {
    await tellProcess(tx, tellInstalments(whose, 'changed', { version }, `plan/${plan.id}/${version}`))
    return { chargeId: null, change }
  }
  await tellProcess(
    tx,
    tellInstalments(whose, 'charge', { chargeId: charge.chargeId }, `charge/${charge.chargeId}/begun`),
  )
  return { chargeId: charge.chargeId, change: { ...change, after: { ...change.after, charge: 'begun', ...charge } } }
}

/** The shopper asked for it as they withdrew, so it is charged also while automatic payments are off. */
async function chargeWhatIsOwed(
  tx: Tx,
  { order }: LockedPlan,
  asked: { askedBy: DeclaredBy; on: string; now: string },
): Promise<{ chargeId: string; amountCents: number } | undefined> {
  const plan = await standingPlan(tx, order.id)
  const owed = plan?.instalments.find(({ standing }) => standing === 'open')
  if (!plan || !owed) return undefined
  const { id: instalmentId, amountCents } = owed
  const chargeId = await insertCharge(
    tx,
    { order, plan },
    { purpose: 'withdrawal', instalmentId, amountCents, ...asked },
  )
  return { chargeId, amountCents }
}
