import type { Db } from '@cauce/database/connection'
import { dateIn } from '@cauce/domain/money/calendar'
import type { PlanReason } from '@cauce/domain/payments/states'
import { instalmentsWorkflowId } from '@cauce/workflows/payments/contract'

/**
 * `unknown`: it was asked of the card and the answer is awaited; `overdue`: it is no longer tried by itself; `held`: its day
 * has gone by while automatic payments are off.
 */
export type InstalmentState = 'paid' | 'open' | 'unknown' | 'overdue' | 'held'

export type OrderInstalment = {
  id: string
  /** None of what was paid early, beside the schedule. */
  number: number | null
  dueOn: string
  amountCents: number
  state: InstalmentState
  /** The merchant's day it counts as paid on. */
  paidOn: string | null
}

/** `count`: how many of the schedule; `cents` has what was paid beside it too. */
type Part = { count: number; cents: number }

/**
 * The plan of an order as it stands, with what each of its versions was: an edit, an early payment or a cancellation
 * makes a new one. Nothing where the order is not financed. Source: features.md B6.
 */
export async function orderPlan(db: Db, orderId: string, now: string) {
  const plan = await db
    .selectFrom('payment_plan as plan')
    .leftJoin('stored_card as card', (join) =>
      join.onRef('card.plan_id', '=', 'plan.id').on('card.replaced_at', 'is', null),
    )
    .innerJoin('orders', 'orders.id', 'plan.order_id')
    .innerJoin('customer', 'customer.id', 'orders.customer_id')
    .innerJoin('merchant', 'merchant.id', 'plan.merchant_id')
    .leftJoin('plan_withdrawal as withdrawal', 'withdrawal.plan_id', 'plan.id')
    .select(['withdrawal.declared_at', 'withdrawal.declared_on', 'withdrawal.declared_by'])
    .select(['customer.automatic_payments', 'merchant.time_zone'])
    .select(['plan.id', 'plan.version', 'plan.nominal_yearly_rate_bp', 'plan.tae_percent', 'plan.accepted_at'])
    .select(['card.brand', 'card.last4', 'card.expiry_month', 'card.expiry_year'])
    .where('plan.order_id', '=', orderId)
    .executeTakeFirst()
  if (!plan) return null
  const all = await allInstalments(db, plan.id)
  const versions = (await planVersions(db, plan.id)).map((version) => ({
    ...version,
    instalments: all.filter(({ from, until }) => from <= version.version && (until ?? Infinity) > version.version),
  }))
  const newest = versions.find(({ version }) => version === plan.version)!
  const heldBefore = plan.automatic_payments ? '' : dateIn(plan.time_zone, now)
  const instalments = newest.instalments.map((one) => shown(one, heldBefore))
  const paid = partOf(instalments, ['paid'])
  return {
    id: plan.id,
    processId: instalmentsWorkflowId(plan.id),
    version: plan.version,
    nominalYearlyRateBp: plan.nominal_yearly_rate_bp ?? 0,
    taePercent: plan.tae_percent,
    acceptedAt: plan.accepted_at,
    principalCents: newest.principalCents,
    costCents: newest.costCents,
    totalCents: newest.totalCents,
    instalments,
    paid,
    toCome: partOf(instalments, ['open', 'unknown', 'overdue', 'held']),
    overdue: partOf(instalments, ['overdue', 'held']),
    withdrawal: withdrawalOf(plan, versions),
    card:
      plan.brand === null || plan.last4 === null || plan.expiry_month === null || plan.expiry_year === null
        ? null
        : { brand: plan.brand, last4: plan.last4, expiryMonth: plan.expiry_month, expiryYear: plan.expiry_year },
    versions: versions.map((version) => ({
      ...version,
      instalments: version.instalments.map(({ number, dueOn, amountCents }) => ({ number, dueOn, amountCents })),
    })),
  }
}

/** Whether and when the shopper withdrew from the credit; `isDone` is false while it is not known what became of a charge. */
function withdrawalOf(
  plan: { declared_at: string | null; declared_on: string | null; declared_by: string | null },
  versions: readonly { reason: PlanReason }[],
) {
  if (plan.declared_at === null || plan.declared_on === null) return null
  return {
    ...{ declaredAt: plan.declared_at, declaredOn: plan.declared_on },
    declaredBy: plan.declared_by as 'shopper' | 'agent',
    isDone: versions.some(({ reason }) => reason === 'withdrawn'),
  }
}

const partOf = (instalments: readonly OrderInstalment[], states: readonly InstalmentState[]): Part => {
  const some = instalments.filter(({ state }) => states.includes(state))
  return {
    count: some.filter(({ number }) => number !== null).length,
    cents: some.reduce((sum, { amountCents }) => sum + amountCents, 0),
  }
}

type Stored = OrderInstalment & { from: number; until: number | null }

const shown = ({ from: _, until: __, ...instalment }: Stored, heldBefore: string): OrderInstalment => ({
  ...instalment,
  state: instalment.state === 'open' && instalment.dueOn < heldBefore ? 'held' : instalment.state,
})

async function allInstalments(db: Db, planId: string): Promise<Stored[]> {
  const rows = await db
    .selectFrom('instalment')
    .select(({ exists, selectFrom }) => [
      'id',
      'number',
      'due_on as dueOn',
      'amount_cents as amountCents',
      'paid_on as paidOn',
      'overdue_at',
      'from_version as from',
      'until_version as until',
      exists(
        selectFrom('charge')
          .select('charge.id')
          .whereRef('charge.instalment_id', '=', 'instalment.id')
          .where('charge.state', 'in', ['begun', 'unknown']),
      ).as('asked'),
    ])
    .where('plan_id', '=', planId)
    .orderBy('due_on')
    .orderBy('number')
    .orderBy('from_version')
    .execute()
  return rows.map(({ overdue_at, asked, ...instalment }) => ({
    ...instalment,
    state: instalment.paidOn !== null ? 'paid' : asked ? 'unknown' : overdue_at !== null ? 'overdue' : 'open',
  }))
}

async function planVersions(db: Db, planId: string) {
  const rows = await db
    .selectFrom('plan_version')
    .select(['version', 'reason', 'cart_version as cartVersion', 'principal_cents as principalCents'])
    .select(['cost_cents as costCents', 'total_cents as totalCents', 'made_on as madeOn', 'made_at as madeAt'])
    .where('plan_id', '=', planId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, reason: row.reason as PlanReason }))
}
