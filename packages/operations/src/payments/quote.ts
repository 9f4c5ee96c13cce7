import type { Db } from '@cauce/database/connection'
import { addDays, dateIn } from '@cauce/domain/money/calendar'
import { prepay, settlementOn, withdrawalOn } from '@cauce/domain/payments/settlement'
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
  /** Until `untilOn`; a negative amount is given back. Null where the time is over, it was done, or a charge is under way. */
  withdrawal: { amountCents: number; interestCents: number; untilOn: string } | null
}

/** `withdrawalDays` are those of the product that the plan was sold with. */
export function quoteOf(plan: ReadPlan, { withdrawalDays, isWithdrawn, now }: QuoteTerms): Quote {
  const on = dateIn(plan.timeZone, now)
  const settlement = settlementOn(plan, on)
  const untilOn = addDays(plan.acceptedOn, withdrawalDays)
  const withdrawal = on <= untilOn && !isWithdrawn && plan.cartCents > 0 ? withdrawalOn(plan, on) : undefined
  return {
    ...{ planId: plan.id, version: plan.version, on },
    instalments: plan.instalments.flatMap(({ id, number, dueOn, amountCents, standing }) =>
      standing === 'open' ? [{ id, number, dueOn, amountCents }] : [],
    ),
    settlement: settlement && settlement.amountCents > 0 ? settlement : null,
    withdrawal: withdrawal ? { ...withdrawal, untilOn } : null,
  }
}

export type QuoteTerms = { withdrawalDays: number; isWithdrawn: boolean; now: string }

/** What of a plan a quote goes by that is not the plan itself. */
export async function quoteTerms(db: Db, planId: string): Promise<Omit<QuoteTerms, 'now'>> {
  const row = await db
    .selectFrom('payment_plan as plan')
    .innerJoin('financing', 'financing.id', 'plan.financing_id')
    .innerJoin('financing_product as product', 'product.id', 'financing.product_id')
    .select([
      'product.withdrawal_days',
      ({ exists, selectFrom }) =>
        exists(
          selectFrom('plan_version')
            .select('version')
            .whereRef('plan_version.plan_id', '=', 'plan.id')
            .where('plan_version.reason', '=', 'withdrawn'),
        ).as('is_withdrawn'),
    ])
    .where('plan.id', '=', planId)
    .executeTakeFirstOrThrow()
  return { withdrawalDays: row.withdrawal_days, isWithdrawn: row.is_withdrawn === true }
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
