import type { Tx } from '@cauce/database/connection'
import type { StandingInstalment } from '@cauce/domain/payments/recalculation'
import type { PlanChangeReason } from '@cauce/domain/payments/states'
import { sql } from 'kysely'
import type { ReadPlan } from './standing-plan.ts'

type NewVersion = {
  reason: PlanChangeReason
  cartVersion: number
  /** What it finances now, and what that costs, in cents. */
  principalCents: number
  costCents: number
  instalments: readonly StandingInstalment[]
  /** The merchant's calendar date, and the instant. */
  on: string
  at: string
}

/**
 * Stores a locked plan's next version. Instalments that are the same stay as they are; open ones that are not are replaced,
 * new ones are added, those paid on the way as paid. Gives the version's number.
 */
export async function writePlan(tx: Tx, plan: ReadPlan, next: NewVersion): Promise<number> {
  const version = plan.version + 1
  const { merchant_id } = await tx
    .updateTable('payment_plan')
    .set({ version })
    .where('id', '=', plan.id)
    .returning('merchant_id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('plan_version')
    .values({
      plan_id: plan.id,
      merchant_id,
      version,
      cart_version: next.cartVersion,
      reason: next.reason,
      principal_cents: next.principalCents,
      cost_cents: next.costCents,
      total_cents: next.principalCents + next.costCents,
      made_on: next.on,
      made_at: next.at,
    })
    .execute()
  const left = [...plan.instalments]
  const added = next.instalments.filter((one) => {
    const index = left.findIndex((other) => isSame(one, other))
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
  const gone = left.filter(({ standing }) => standing === 'open')
  if (gone.length > 0)
    await tx
      .updateTable('instalment')
      .set({ until_version: version })
      .where('plan_id', '=', plan.id)
      .where('until_version', 'is', null)
      .where('paid_at', 'is', null)
      .where(sql<boolean>`number = any(${gone.map(({ number }) => number)}::int[])`)
      .execute()
  if (added.length > 0)
    await tx
      .insertInto('instalment')
      .values(
        added.map((instalment) => ({
          plan_id: plan.id,
          merchant_id,
          number: instalment.number,
          due_on: instalment.dueOn,
          charged_from: instalment.standing === 'paid' ? null : (instalment.chargedFrom ?? null),
          amount_cents: instalment.amountCents,
          from_version: version,
          overdue_at: overdueSince(plan.id, instalment),
          ...(instalment.standing === 'paid' && { paid_at: next.at, paid_on: instalment.paidOn }),
          ...(instalment.number === null && { settled_cost_cents: instalment.settledCostCents }),
        })),
      )
      .execute()
  return version
}

/** Whoever was late stays so, whatever the instalment comes to now. */
const overdueSince = (planId: string, { number, dueOn, standing }: StandingInstalment) =>
  standing === 'open'
    ? sql<string | null>`(
        select max(earlier.overdue_at) from instalment earlier
        where earlier.plan_id = ${planId} and earlier.number = ${number} and earlier.due_on = ${dueOn}
          and earlier.paid_at is null)`
    : null

const isSame = (one: StandingInstalment, other: StandingInstalment): boolean => key(one) === key(other)

const key = (instalment: StandingInstalment): string => {
  const { number, dueOn, amountCents, standing } = instalment
  const chargedFrom = standing === 'paid' ? undefined : instalment.chargedFrom
  return `${number} ${dueOn} ${chargedFrom ?? ''} ${amountCents} ${standing}`
}
