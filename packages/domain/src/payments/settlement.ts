import { interestOn } from '../financing/equal-payments.ts'
import { daysBetween, daysByYearLength, latestOf } from '../money/calendar.ts'
import { type Recalculated, recalculate, type StandingInstalment, type StandingPlan } from './recalculation.ts'

/**
 * What paying everything on a day takes, in cents, and how much less the credit costs for it: its cost falls by cost ×
 * remaining days / total days, rounded in the shopper's favour, and never below nothing. Undefined while it is not known
 * whether an instalment was paid. Source: Directive (EU) 2023/2225 art. 29; decisions.md, Early settlement.
 */
export function settlementOn(plan: StandingPlan, on: string): { amountCents: number; savedCents: number } | undefined {
  if (plan.instalments.some(({ standing }) => standing === 'unknown')) return undefined
  const openCents = openSumOf(plan)
  const savedCents = Math.min(openCents, savingOn(plan, plan.costCents, on))
  return { amountCents: openCents - savedCents, savedCents }
}

/**
 * The plan after so many cents were paid on a day beside the instalments; at least one and less than `settlementOn`
 * asks for. The payment is an instalment of its own, paid; the cost falls in proportion to what is paid early.
 */
export function prepay(plan: StandingPlan, amountCents: number, on: string): Recalculated {
  const openCents = openSumOf(plan)
  const number = Math.max(0, ...plan.instalments.map((instalment) => instalment.number)) + 1
  const payment: StandingInstalment = { number, dueOn: on, amountCents, standing: 'paid', paidOn: on }
  const fallsCents =
    plan.nominalYearlyRateBp === 0 && openCents > 0
      ? ceilingOf(BigInt(savingOn(plan, plan.costCents, on)) * BigInt(amountCents), BigInt(openCents))
      : 0
  const paid = { ...plan, costCents: plan.costCents - fallsCents, instalments: [...plan.instalments, payment] }
  return recalculate(paid, plan.cartCents, on)
}

/**
 * What withdrawing from the credit on a day takes, in cents; negative is given back. The amount of the credit and the
 * interest of the days used, nothing else. Undefined while it is not known whether an instalment was paid. Source:
 * Directive (EU) 2023/2225 art. 26.
 */
export function withdrawalOn(
  plan: StandingPlan,
  on: string,
): { amountCents: number; interestCents: number } | undefined {
  if (plan.instalments.some(({ standing }) => standing === 'unknown')) return undefined
  const paidCents = sumOf(plan.instalments.filter(({ standing }) => standing === 'paid'))
  const givenBackCents = sumOf(plan.refunds)
  const days = daysByYearLength(plan.acceptedOn, on < plan.acceptedOn ? plan.acceptedOn : on)
  const used = interestOn(plan.cartCents, plan.nominalYearlyRateBp, days)
  // What was paid already bore no interest from then on; the shopper is not charged for it twice.
  const interestCents = Math.max(0, used - interestSparedBy(plan, on))
  return { amountCents: plan.cartCents + interestCents - paidCents + givenBackCents, interestCents }
}

function interestSparedBy(plan: StandingPlan, on: string): number {
  return plan.instalments.reduce((sum, instalment) => {
    if (instalment.standing !== 'paid' || instalment.paidOn >= on) return sum
    const days = daysByYearLength(instalment.paidOn, on)
    return sum + interestOn(instalment.amountCents, plan.nominalYearlyRateBp, days)
  }, 0)
}

/** How much of a cost falls away when all is paid on a day, rounded up. */
function savingOn({ acceptedOn, instalments }: StandingPlan, costCents: number, on: string): number {
  const lastOn = latestOf(
    acceptedOn,
    instalments.map(({ dueOn }) => dueOn),
  )
  const totalDays = daysBetween(acceptedOn, lastOn)
  const remainingDays = daysBetween(on < acceptedOn ? acceptedOn : on, lastOn)
  if (remainingDays <= 0 || totalDays <= 0) return 0
  return ceilingOf(BigInt(costCents) * BigInt(remainingDays), BigInt(totalDays))
}

const openSumOf = ({ instalments }: StandingPlan): number =>
  sumOf(instalments.filter(({ standing }) => standing === 'open'))

const ceilingOf = (dividend: bigint, divisor: bigint): number => Number((dividend + divisor - 1n) / divisor)

const sumOf = (amounts: readonly { amountCents: number }[]): number =>
  amounts.reduce((sum, { amountCents }) => sum + amountCents, 0)
