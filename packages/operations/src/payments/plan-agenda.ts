import { refuseUnless } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'
import { chargeAt, nextCharge } from '@cauce/domain/payments/schedule'
import { Id } from '@cauce/domain/schema'
import type { InstalmentsEnd } from '@cauce/workflows/payments/contract'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { awaitedPlan } from './awaited-plan.ts'

/**
 * What the process of a plan goes by: how it is found; the charge whose end is not known; when the next one is made by
 * itself (ISO instant; null when none is, `held` when only automatic payments stand in its way); how many instalments are
 * overdue; the cards that the shopper is about to give; and how it ended, if it did.
 */
export const planAgenda = reading({
  name: 'payments.plan-agenda',
  permission: 'payments.process',
  input: z.object({ id: Id }),
  async run({ db, now }, { id }) {
    const row = await db
      .selectFrom('payment_plan as plan')
      .innerJoin('orders', 'orders.id', 'plan.order_id')
      .innerJoin('customer', 'customer.id', 'orders.customer_id')
      .innerJoin('merchant', 'merchant.id', 'plan.merchant_id')
      .innerJoin('centre', 'centre.id', 'orders.centre_id')
      .leftJoin('plan_withdrawal', 'plan_withdrawal.plan_id', 'plan.id')
      .select(['orders.reference', 'orders.state', 'merchant.name as merchant', 'centre.name as centre'])
      .select(['merchant.time_zone', 'customer.automatic_payments', 'plan_withdrawal.declared_at'])
      .where('plan.id', '=', id)
      .executeTakeFirst()
    refuseUnless(row, 'not-found')
    const owed = await db
      .selectFrom('instalment')
      .select(['overdue_at'])
      .where('plan_id', '=', id)
      .where('until_version', 'is', null)
      .where('paid_at', 'is', null)
      .execute()
    const charge = await db
      .selectFrom('charge')
      .select(['id', 'state'])
      .where('plan_id', '=', id)
      .where('state', 'in', ['begun', 'unknown'])
      .executeTakeFirst()
    const changes = await db
      .selectFrom('card_change')
      .select('id')
      .where('plan_id', '=', id)
      .where('state', '=', 'open')
      .orderBy('begun_at')
      .execute()
    const next = nextCharge(await awaitedPlan(db, id), dateIn(row.time_zone, now))
    return {
      ...{ reference: row.reference, merchantName: row.merchant, centreName: row.centre },
      unsettled: charge ? { chargeId: charge.id, isUnknown: charge.state === 'unknown' } : null,
      nextChargeAt: next && row.automatic_payments ? chargeAt(row.time_zone, next.on) : null,
      held: next !== undefined && !row.automatic_payments,
      overdue: owed.filter(({ overdue_at }) => overdue_at !== null).length,
      openCards: changes.map((change) => change.id),
      end: owed.length > 0 || charge ? null : endOf(row),
    }
  },
})

function endOf({ state, declared_at }: { state: string; declared_at: string | null }): InstalmentsEnd {
  if (state === 'cancelled') return 'cancelled'
  return declared_at !== null ? 'withdrawn' : 'paid'
}
