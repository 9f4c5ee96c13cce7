import { annuity, equalParts, interestOn } from '../financing/equal-payments.ts'
import type { PlanInstalment } from '../financing/plans.ts'
import { addMonths, daysByYearLength, latestOf } from '../money/calendar.ts'

/**
 * An instalment of a running plan. What is paid, or perhaps is, never changes; `dueOn` and `paidOn` are calendar dates.
 * What was paid early beside the schedule has no number: it is none of the instalments that were agreed to. It settled
 * `settledCostCents` of what the credit costs, for good: paying early later saves none of that.
 * `chargedFrom` is the day from which one is charged that may be paid until it is due, as after a withdrawal.
 */
export type StandingInstalment =
  | (PlanInstalment & { standing: 'open' | 'unknown'; chargedFrom?: string })
  | (PlanInstalment & { standing: 'paid'; paidOn: string })
  | EarlyPayment

export type EarlyPayment = {
  number: null
  dueOn: string
  amountCents: number
  standing: 'paid'
  paidOn: string
  settledCostCents: number
}

/** Money that changed hands on a calendar date, in cents. */
export type Movement = { on: string; amountCents: number }

/**
 * A plan as it stands: `acceptedOn` is the day of the credit. `cartCents` is what it finances now; `cartChanges` are what
 * was added to or taken off it since, by day. `costCents` is what the credit costs by the plan as it stands.
 */
export type StandingPlan = {
  acceptedOn: string
  cartCents: number
  costCents: number
  nominalYearlyRateBp: number
  /** The shopper withdrew from the credit: what they owe bears no interest any more, and paying it early saves nothing. */
  isWithdrawn: boolean
  cartChanges: readonly Movement[]
  instalments: readonly StandingInstalment[]
  refunds: readonly Movement[]
}

export type Recalculated = {
  /** Those that never change, and what is to come. */
  instalments: StandingInstalment[]
  costCents: number
  /** Paid beyond what is owed, to be given back today. */
  refundCents: number
  /** To be given back as soon as it is known that instalments of unknown outcome were paid. */
  refundOnceKnownCents: number
}

/**
 * The plan for another total of the cart, from `on` (a calendar date) on. Paid and unknown instalments are frozen; what
 * is still owed is spread evenly over the open ones, the last absorbing the rest, and over fewer where there are not
 * enough cents; where none is open, one falls due a month later. Fees stay as they are; interest is computed anew from
 * that day, and never makes the credit cost more than what the cart grew by bears. An empty cart costs nothing. Source: decisions.md, Recalculation.
 */
export function recalculate(plan: StandingPlan, cartCents: number, on: string): Recalculated {
  const frozen = plan.instalments.filter(({ standing }) => standing !== 'open')
  const heldCents = sumOf(frozen) - sumOf(plan.refunds)
  const owedCents = owedOn(plan, cartCents, on)
  if (owedCents <= 0) {
    const certainCents = sumOf(frozen.filter(({ standing }) => standing === 'paid')) - sumOf(plan.refunds)
    const excessCents = Math.abs(owedCents)
    const refundCents = Math.min(excessCents, Math.max(0, certainCents))
    return {
      instalments: frozen,
      costCents: heldCents + owedCents - cartCents,
      refundCents,
      refundOnceKnownCents: excessCents - refundCents,
    }
  }
  const open = openDates(plan, on)
  const amounts = spread(plan, cartCents, owedCents, open, on)
  const instalments = [...frozen, ...amounts.map((amountCents, index) => ({ ...open[index]!, amountCents }))]
  return {
    instalments: instalments.toSorted(byDate),
    costCents: heldCents + sumAll(amounts) - cartCents,
    refundCents: 0,
    refundOnceKnownCents: 0,
  }
}

/**
 * What the shopper would still owe on a day if the cart came to so much, in cents; negative where it is owed to them. Where
 * nothing is open all was paid, perhaps early, and what the credit cost is settled.
 */
function owedOn(plan: StandingPlan, cartCents: number, on: string): number {
  const frozen = plan.instalments.filter(({ standing }) => standing !== 'open')
  if (cartCents === 0) return sumOf(plan.refunds) - sumOf(frozen)
  const atThisCost = owedAtThisCost(plan, cartCents)
  if (!bearsInterest(plan) || frozen.length === plan.instalments.length) return atThisCost
  // What is overdue is owed as it stands: being late has its own price.
  const overdue = plan.instalments.filter(({ standing, dueOn }) => standing === 'open' && dueOn < on)
  const paidInTime = plan.instalments.map(
    (one): StandingInstalment => (overdue.includes(one) ? { ...one, standing: 'paid', paidOn: one.dueOn } : one),
  )
  const withInterest = balanceOn({ ...plan, instalments: paidInTime }, on) + sumOf(overdue) + cartCents - plan.cartCents
  return cartCents > plan.cartCents ? withInterest : Math.min(withInterest, atThisCost)
}

const bearsInterest = ({ isWithdrawn, nominalYearlyRateBp }: StandingPlan): boolean =>
  !isWithdrawn && nominalYearlyRateBp > 0

/** As they fall due; what was paid beside them stands where it was paid. */
const byDate = (one: StandingInstalment, other: StandingInstalment): number => {
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn ? -1 : 1
  return (one.number ?? Infinity) - (other.number ?? Infinity) || 0
}

/** What would be left to pay if the credit cost what it costs now: the most that a cart that does not grow leaves. */
const owedAtThisCost = ({ instalments, refunds, costCents }: StandingPlan, cartCents: number): number =>
  cartCents + costCents + sumOf(refunds) - sumOf(instalments.filter(({ standing }) => standing !== 'open'))

/**
 * The balance with the interest up to a day (a calendar date), in cents. A payment counts from the day it was due, or
 * was made if that was earlier: being late has its own price.
 */
export function balanceOn(plan: StandingPlan, on: string): number {
  const changedCents = sumOf(plan.cartChanges)
  const movements: Movement[] = [
    ...plan.cartChanges,
    ...plan.refunds,
    ...plan.instalments.flatMap((instalment) =>
      instalment.standing === 'open' ? [] : [{ on: countsFrom(instalment), amountCents: -instalment.amountCents }],
    ),
  ].toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))
  let balanceCents = plan.cartCents - changedCents
  let since = plan.acceptedOn
  for (const movement of [...movements, { on, amountCents: 0 }]) {
    const until = movement.on < on ? movement.on : on
    if (until > since) {
      if (balanceCents > 0)
        balanceCents += interestOn(balanceCents, plan.nominalYearlyRateBp, daysByYearLength(since, until))
      since = until
    }
    balanceCents += movement.amountCents
  }
  return balanceCents
}

const countsFrom = (instalment: StandingInstalment): string =>
  instalment.standing === 'paid' && instalment.paidOn < instalment.dueOn ? instalment.paidOn : instalment.dueOn

type OpenInstalment = Omit<PlanInstalment, 'amountCents'> & { standing: 'open'; chargedFrom?: string }

function openDates({ instalments, acceptedOn }: StandingPlan, on: string): OpenInstalment[] {
  const open = instalments.flatMap((one) => {
    if (one.standing !== 'open') return []
    const { number, dueOn, standing, chargedFrom } = one
    return [{ number, dueOn, standing, ...(chargedFrom !== undefined && { chargedFrom }) }]
  })
  if (open.length > 0) return open
  const last = latestOf(on, [acceptedOn, ...instalments.map(({ dueOn }) => dueOn)])
  const number = Math.max(0, ...instalments.map((instalment) => instalment.number ?? 0)) + 1
  return [{ number, dueOn: addMonths(last, 1), standing: 'open' }]
}

/** No card is charged less than 0.50 €. Source: Stripe's least amount of a charge in euro. */
export const leastChargeCents = 50

/** In fewer parts where there are not enough cents for all. What a cart grows by costs its own interest, and no more. */
function spread(plan: StandingPlan, cartCents: number, owedCents: number, open: readonly OpenInstalment[], on: string) {
  const grownCents = Math.max(0, cartCents - plan.cartCents)
  for (let count = open.length; count > 0; count--) {
    const parts = open.slice(0, count)
    const amounts = partsOf(plan, owedCents, parts, on)
    const growth = grownCents > 0 && partsOf(plan, grownCents, parts, on)
    const mostCents = owedAtThisCost(plan, cartCents - grownCents) + (growth ? sumAll(growth) : grownCents)
    const isDearer = amounts && sumAll(amounts) > mostCents
    const fit = isDearer ? equalParts(mostCents, count) : amounts
    if (fit && (count === 1 || Math.min(...fit) >= leastChargeCents)) return fit
  }
  return [owedCents]
}

function partsOf(plan: StandingPlan, owedCents: number, open: readonly OpenInstalment[], on: string) {
  if (!bearsInterest(plan)) return equalParts(owedCents, open.length)
  // An overdue one bears no further interest here: it is to be paid now.
  const dates = open.map(({ dueOn }) => (dueOn < on ? on : dueOn))
  return annuity(owedCents, plan.nominalYearlyRateBp, on, dates)
}

const sumOf = (amounts: readonly { amountCents: number }[]): number =>
  amounts.reduce((sum, { amountCents }) => sum + amountCents, 0)

const sumAll = (cents: readonly number[]): number => cents.reduce((sum, some) => sum + some, 0)
