import { taePercent } from '../financing/apr.ts'
import { latestOf } from '../money/calendar.ts'
import type { StandingInstalment, StandingPlan } from './recalculation.ts'

/**
 * The TAE, in percent with one decimal, of a running plan from its first day, were its cart and instalments to change on
 * `on` (a calendar date): what the cart grew by is a further drawdown, what was given back counts against what was paid.
 * Undefined where no finite rate solves it. Source: Directive (EU) 2023/2225, Annex III, for several drawdowns.
 */
export function standingTae(
  plan: StandingPlan,
  next: { instalments: readonly StandingInstalment[]; cartCents: number; on: string },
): number | undefined {
  const growths = [...plan.cartChanges, { on: next.on, amountCents: next.cartCents - plan.cartCents }]
  const grownCents = growths.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const paid = next.instalments.map((instalment) => ({
    dueOn: instalment.standing === 'paid' ? instalment.paidOn : instalment.dueOn,
    amountCents: instalment.amountCents,
  }))
  const lent = [...growths, ...plan.refunds].map(({ on, amountCents }) => ({ dueOn: on, amountCents: -amountCents }))
  const flows = [...paid, ...lent.filter(({ amountCents }) => amountCents !== 0)].map(({ dueOn, amountCents }) => ({
    dueOn: latestOf(dueOn, [plan.acceptedOn]),
    amountCents,
  }))
  return taePercent(next.cartCents - grownCents, plan.acceptedOn, flows)
}
