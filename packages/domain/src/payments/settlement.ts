import { interestOn } from '../financing/equal-payments.ts'
import { addDays, daysBetween, daysByYearLength, latestOf } from '../money/calendar.ts'
import {
  type EarlyPayment,
  leastChargeCents,
  type Movement,
  type Recalculated,
  recalculate,
  type StandingInstalment,
  type StandingPlan,
} from './recalculation.ts'

/**
 * What paying everything on a day takes, in cents, and how much less the credit costs for it: its cost falls by cost ×
 * remaining days / total days, rounded in the shopper's favour, and never below what a card can be charged; of the cost that early payments
 * settled before nothing falls away any more. Undefined while it is not known whether an instalment was paid.
 * Source: Directive (EU) 2023/2225 art. 29; decisions.md, Early settlement.
 */
export function settlementOn(plan: StandingPlan, on: string): { amountCents: number; savedCents: number } | undefined {
  if (plan.instalments.some(({ standing }) => standing === 'unknown')) return undefined
  const openCents = openSumOf(plan)
  const savedCents = savingOn(plan, on)
  return { amountCents: openCents - savedCents, savedCents }
}

/**
 * How much may be paid early in part, in cents, of what settling asks for: what a card can be charged, and as much is
 * left. Undefined where that is too little to be parted.
 */
export function partOf(settlementCents: number): { leastCents: number; mostCents: number } | undefined {
  const mostCents = settlementCents - leastChargeCents
  return mostCents < leastChargeCents ? undefined : { leastCents: leastChargeCents, mostCents }
}

/** The plan after all of it was paid on a day, by at least what `settlementOn` asked for: what was paid, and nothing to come. */
export function settle(
  plan: StandingPlan,
  { amountCents, savedCents }: { amountCents: number; savedCents: number },
  on: string,
): Pick<Recalculated, 'instalments' | 'costCents'> {
  const paid = plan.instalments.filter(({ standing }) => standing === 'paid')
  const settledCostCents = Math.max(0, unsettledCostOf(plan) - savedCents)
  return {
    instalments: [...paid, { number: null, dueOn: on, amountCents, standing: 'paid', paidOn: on, settledCostCents }],
    costCents: plan.costCents - savedCents,
  }
}

/**
 * The plan after so many cents were paid on a day beside the instalments; at least one and less than `settlementOn`
 * asks for, or any where nothing is owed: they go back. The payment stands beside them, without a number; the cost falls
 * in proportion to what is paid early, and the rest of that part of the cost is settled with it.
 */
export function prepay(plan: StandingPlan, amountCents: number, on: string): Recalculated {
  const openCents = openSumOf(plan)
  const payment: EarlyPayment = {
    ...{ number: null, dueOn: on, amountCents, standing: 'paid', paidOn: on },
    settledCostCents: 0,
  }
  const savedCents = savingOn(plan, on)
  const wholeCents = openCents - savedCents
  const fallsCents = wholeCents > 0 ? ceilingOf(BigInt(savedCents) * BigInt(amountCents), BigInt(wholeCents)) : 0
  const paid = { ...plan, costCents: plan.costCents - fallsCents, instalments: [...plan.instalments, payment] }
  const after = recalculate(paid, plan.cartCents, on)
  const fellCents = plan.costCents - after.costCents
  const retiredCents = Math.min(openCents, amountCents + fellCents)
  const partOfCost = openCents > 0 ? (BigInt(unsettledCostOf(plan)) * BigInt(retiredCents)) / BigInt(openCents) : 0n
  const settledCostCents = Math.max(0, Number(partOfCost) - fellCents)
  const instalments = after.instalments.map((one) => (one === payment ? { ...payment, settledCostCents } : one))
  return { ...after, instalments }
}

/**
 * What withdrawing from the credit on a day takes, in cents; negative is given back. The amount of the credit and the
 * interest of the days used, nothing else; an empty cart costs nothing. Undefined while it is not known whether an instalment was paid. Source:
 * Directive (EU) 2023/2225 art. 26.
 */
export function withdrawalOn(
  plan: StandingPlan,
  on: string,
): { amountCents: number; interestCents: number } | undefined {
  if (plan.instalments.some(({ standing }) => standing === 'unknown')) return undefined
  const paidCents = sumOf(plan.instalments.filter(({ standing }) => standing === 'paid'))
  const givenBackCents = sumOf(plan.refunds)
  const interestCents = plan.cartCents === 0 ? 0 : Math.max(0, interestUntil(plan, on))
  return { amountCents: plan.cartCents + interestCents - paidCents + givenBackCents, interestCents }
}

/** For how long whoever withdrew may pay back, counted from the day they said so. Source: Directive (EU) 2023/2225 art. 26. */
export const paysBackWithinDays = 30

/**
 * The plan of a shopper who said on one day that they withdraw, as it is done on that day or a later one: what is paid
 * stays, and what `withdrawalOn` asks for that first day is one instalment, charged from now on and due within the days
 * that the law gives; what they are owed goes back. Undefined while it is not known whether an instalment was paid.
 */
export function withdraw(plan: StandingPlan, declaredOn: string, on: string): Recalculated | undefined {
  const owed = withdrawalOn(plan, declaredOn)
  if (!owed) return undefined
  const paid = plan.instalments.filter(({ standing }) => standing === 'paid')
  const given = { costCents: owed.interestCents, refundOnceKnownCents: 0 }
  if (owed.amountCents <= 0) return { ...given, instalments: paid, refundCents: Math.abs(owed.amountCents) }
  const back: StandingInstalment = {
    number: 1 + Math.max(0, ...paid.map(({ number }) => number ?? 0)),
    dueOn: latestOf(on, [addDays(declaredOn, paysBackWithinDays)]),
    ...{ amountCents: owed.amountCents, standing: 'open', chargedFrom: on },
  }
  return { ...given, instalments: [...paid, back], refundCents: 0 }
}

/** Of all that moved, for the days that it was used. What was paid already bore no interest from then on. */
function interestUntil({ acceptedOn, cartCents, nominalYearlyRateBp, ...plan }: StandingPlan, on: string): number {
  const movements: Movement[] = [
    { on: acceptedOn, amountCents: cartCents - sumOf(plan.cartChanges) },
    ...plan.cartChanges,
    ...plan.refunds,
    ...plan.instalments.flatMap((instalment) =>
      instalment.standing === 'paid' ? [{ on: instalment.paidOn, amountCents: -instalment.amountCents }] : [],
    ),
  ]
  return movements.reduce((sum, { on: since, amountCents }) => {
    if (since >= on) return sum
    const cents = interestOn(Math.abs(amountCents), nominalYearlyRateBp, daysByYearLength(since, on))
    return sum + Math.sign(amountCents) * cents
  }, 0)
}

/** How much of the cost falls away when all is paid on a day, rounded up; what is left to pay a card can be charged. */
function savingOn(plan: StandingPlan, on: string): number {
  const { acceptedOn, instalments, isWithdrawn } = plan
  if (isWithdrawn) return 0
  const lastOn = latestOf(
    acceptedOn,
    instalments.map(({ dueOn }) => dueOn),
  )
  const totalDays = daysBetween(acceptedOn, lastOn)
  const remainingDays = daysBetween(on < acceptedOn ? acceptedOn : on, lastOn)
  if (remainingDays <= 0 || totalDays <= 0) return 0
  const fallsCents = ceilingOf(BigInt(unsettledCostOf(plan)) * BigInt(remainingDays), BigInt(totalDays))
  return Math.min(fallsCents, Math.max(0, openSumOf(plan) - leastChargeCents))
}

/** What of the credit's cost may still fall away. */
function unsettledCostOf({ costCents, instalments }: StandingPlan): number {
  const settledCents = instalments.reduce((sum, one) => sum + (one.number === null ? one.settledCostCents : 0), 0)
  return Math.max(0, costCents - settledCents)
}

const openSumOf = ({ instalments }: StandingPlan): number =>
  sumOf(instalments.filter(({ standing }) => standing === 'open'))

const ceilingOf = (dividend: bigint, divisor: bigint): number => Number((dividend + divisor - 1n) / divisor)

const sumOf = (amounts: readonly { amountCents: number }[]): number =>
  amounts.reduce((sum, { amountCents }) => sum + amountCents, 0)
