import type { Db, Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import type { Movement, StandingInstalment, StandingPlan } from '@cauce/domain/payments/recalculation'
import { sql } from 'kysely'

/** An order's plan as the rules of payments read it, and where it is stored; `version` is the newest of it. */
export type ReadPlan = Omit<StandingPlan, 'instalments'> & {
  instalments: readonly (StandingInstalment & { id: string })[]
  id: string
  version: number
  /** The merchant's zone, in which its calendar dates are. */
  timeZone: string
}

/** The plan of an order, locked until the transaction ends; the order is locked before it. Refuses with `not-found`. */
export async function lockPlan(tx: Tx, orderId: string): Promise<ReadPlan> {
  await tx.selectFrom('payment_plan').select('id').where('order_id', '=', orderId).forUpdate().execute()
  const plan = await standingPlan(tx, orderId)
  refuseUnless(plan, 'not-found')
  return plan
}

/** The plan of an order as it stands; undefined for one that was never confirmed, or is not financed. */
export async function standingPlan(db: Db, orderId: string): Promise<ReadPlan | undefined> {
  const plan = await db
    .selectFrom('payment_plan as plan')
    .innerJoin('plan_version as newest', (join) =>
      join.onRef('newest.plan_id', '=', 'plan.id').onRef('newest.version', '=', 'plan.version'),
    )
    .innerJoin('plan_version as first', (join) =>
      join.onRef('first.plan_id', '=', 'plan.id').on('first.version', '=', 1),
    )
    .innerJoin('merchant', 'merchant.id', 'plan.merchant_id')
    .select(['plan.id', 'plan.version', 'plan.nominal_yearly_rate_bp', 'newest.principal_cents', 'newest.cost_cents'])
    .select(['first.made_on as accepted_on', 'merchant.time_zone'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('plan_version')
          .select('plan_version.version')
          .whereRef('plan_version.plan_id', '=', 'plan.id')
          .where('plan_version.reason', '=', 'withdrawn'),
      ).as('is_withdrawn'),
    )
    .where('plan.order_id', '=', orderId)
    .executeTakeFirst()
  if (!plan) return undefined
  return {
    id: plan.id,
    version: plan.version,
    timeZone: plan.time_zone,
    acceptedOn: plan.accepted_on,
    cartCents: plan.principal_cents,
    costCents: plan.cost_cents,
    nominalYearlyRateBp: plan.nominal_yearly_rate_bp ?? 0,
    isWithdrawn: plan.is_withdrawn === true,
    cartChanges: await cartChanges(db, plan.id),
    instalments: await standingInstalments(db, plan.id),
    refunds: await refundsOf(db, plan.id),
  }
}

/** What each version added to, or took off, the amount of the credit. */
async function cartChanges(db: Db, planId: string): Promise<Movement[]> {
  const { rows } = await sql<Movement>`
    select * from (
      select made_on as "on", principal_cents - lag(principal_cents) over (order by version) as "amountCents", version
      from plan_version where plan_id = ${planId}) as change
    where "amountCents" <> 0 order by version`.execute(db)
  return rows.map(({ on, amountCents }) => ({ on, amountCents }))
}

async function standingInstalments(db: Db, planId: string): Promise<(StandingInstalment & { id: string })[]> {
  const rows = await db
    .selectFrom('instalment')
    .select(({ exists, selectFrom }) => [
      'id',
      'number',
      'due_on as dueOn',
      'charged_from',
      'amount_cents as amountCents',
      'paid_on',
      'settled_cost_cents',
      exists(
        selectFrom('charge')
          .select('charge.id')
          .whereRef('charge.instalment_id', '=', 'instalment.id')
          .where('charge.state', 'in', ['begun', 'unknown']),
      ).as('asked'),
    ])
    .where('plan_id', '=', planId)
    .where('until_version', 'is', null)
    .orderBy('due_on')
    .orderBy('number')
    .execute()
  return rows.map(({ number, paid_on, settled_cost_cents, asked, charged_from, ...instalment }) => {
    if (number === null) {
      const settled = { paidOn: paid_on!, settledCostCents: settled_cost_cents! }
      return { ...instalment, number, standing: 'paid', ...settled }
    }
    if (paid_on !== null) return { ...instalment, number, standing: 'paid', paidOn: paid_on }
    const early = charged_from === null ? {} : { chargedFrom: charged_from }
    return { ...instalment, ...early, number, standing: asked ? 'unknown' : 'open' }
  })
}

const refundsOf = (db: Db, planId: string): Promise<Movement[]> =>
  db
    .selectFrom('refund')
    .select(['due_on as on', 'amount_cents as amountCents'])
    .where('plan_id', '=', planId)
    .orderBy('due_at')
    .execute()
