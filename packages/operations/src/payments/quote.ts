import type { Db } from '@cauce/database/connection'
import { addDays, dateIn } from '@cauce/domain/money/calendar'
import { partOf, prepay, settlementOn, withdrawalOn } from '@cauce/domain/payments/settlement'
import type { ReadPlan } from './standing-plan.ts'

/** What may be paid of a plan on a day beside its schedule. Cents and calendar dates. */
export type Quote = {
  planId: string
  /** Whoever pays says which version of the plan they saw. */
  version: number
  on: string
  /** Those that are to be paid, the overdue ones and the next one first. */
  instalments: { id: string; number: number; dueOn: string; amountCents: number }[]
  /** Everything at once, and how much less the credit costs for it. Null where nothing is owed, or a charge is under way. */
  settlement: { amountCents: number; savedCents: number } | null
  /** How much of it may be paid early. Null where it cannot be parted. */
  part: { leastCents: number; mostCents: number } | null
  /**
   * Until `untilOn`; a negative amount is given back. Without amounts while a charge is under way: it may be declared, and
   * what it comes to is known with the charge. Null where the time is over, or it was declared.
   */
  withdrawal: { amountCents: number | null; interestCents: number | null; untilOn: string } | null
}

/** `withdrawalDays` are those of the product that the plan was sold with. */
export function quoteOf(plan: ReadPlan, { withdrawalDays, isDeclared, isCharging, now }: QuoteTerms): Quote {
  const on = dateIn(plan.timeZone, now)
  const asked = settlementOn(plan, on)
  const settlement = asked && asked.amountCents > 0 ? asked : null
  const untilOn = addDays(plan.acceptedOn, withdrawalDays)
  const mayWithdraw = on <= untilOn && !isDeclared && plan.cartCents > 0
  const owed = isCharging ? undefined : withdrawalOn(plan, on)
  return {
    ...{ planId: plan.id, version: plan.version, on },
    instalments: plan.instalments.flatMap(({ id, number, dueOn, amountCents, standing }) =>
      standing === 'open' ? [{ id, number, dueOn, amountCents }] : [],
    ),
    settlement,
    part: (settlement && partOf(settlement.amountCents)) ?? null,
    withdrawal: mayWithdraw ? { ...(owed ?? { amountCents: null, interestCents: null }), untilOn } : null,
  }
}

export type QuoteTerms = { withdrawalDays: number; isDeclared: boolean; isCharging: boolean; now: string }

/** What of a plan a quote goes by that is not the plan itself. */
export async function quoteTerms(db: Db, planId: string): Promise<Omit<QuoteTerms, 'now'>> {
  const row = await db
    .selectFrom('payment_plan as plan')
    .innerJoin('financing', 'financing.id', 'plan.financing_id')
    .innerJoin('financing_product as product', 'product.id', 'financing.product_id')
    .leftJoin('plan_withdrawal', 'plan_withdrawal.plan_id', 'plan.id')
    .leftJoin('charge', (join) =>
      join.onRef('charge.plan_id', '=', 'plan.id').on('charge.state', 'in', ['begun', 'unknown']),
    )
    .select(['product.withdrawal_days', 'plan_withdrawal.declared_on', 'charge.id as charge_id'])
    .where('plan.id', '=', planId)
    .executeTakeFirstOrThrow()
  return {
    withdrawalDays: row.withdrawal_days,
    isDeclared: row.declared_on !== null,
    isCharging: row.charge_id !== null,
  }
}

/** What a plan becomes when so much is paid early: its instalments to come, and how much less the credit costs. */
export function prepaymentOf(plan: ReadPlan, amountCents: number, on: string) {
  const { instalments, costCents } = prepay(plan, amountCents, on)
  return {
    amountCents,
    savedCents: plan.costCents - costCents,
    instalments: instalments
      .filter(({ standing }) => standing !== 'paid')
      .map((instalment) => ({
        number: instalment.number,
        dueOn: instalment.dueOn,
        amountCents: instalment.amountCents,
      })),
  }
}
