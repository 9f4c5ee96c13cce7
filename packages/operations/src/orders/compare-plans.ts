import type { StandingInstalment } from '@cauce/domain/payments/recalculation'
import type { ReadPlan } from '../payments/standing-plan.ts'
import type { CartEdit } from './edit-cart.ts'

/** `paid` never changes, nor does `unknown`, whose answer is awaited. */
export type ComparedInstalment = {
  /** None of what was paid early, beside the schedule. */
  number: number | null
  dueOn: string
  amountCents: number
  standing: StandingInstalment['standing']
}

export type ComparedPlan = {
  instalments: ComparedInstalment[]
  costCents: number
  /** Cart and cost together. */
  totalCents: number
  /** What is still to be paid. */
  openCents: number
}

/** What an edited cart means for its shopper, the old beside the new; cents. */
export type ComparedCart = {
  oldTotalCents: number
  newTotalCents: number
  differenceCents: number
  returned: { lineId: string; units: number }[]
  /** Above what the shopper agreed to: it binds once they accept it. */
  needsAcceptance: boolean
  oldPlan: ComparedPlan
  newPlan: ComparedPlan
  /** What goes back to the shopper at once, and as soon as it is known that an instalment was paid. */
  refundCents: number
  refundOnceKnownCents: number
}

export function comparePlans(plan: ReadPlan, { change, totalCents, plan: next }: CartEdit): ComparedCart {
  const oldTotalCents = totalCents - change.differenceCents
  return {
    ...{ oldTotalCents, newTotalCents: totalCents, ...change },
    oldPlan: planView(plan.instalments, oldTotalCents, plan.costCents),
    newPlan: planView(next?.instalments ?? plan.instalments, totalCents, next?.costCents ?? plan.costCents),
    refundCents: next?.refundCents ?? 0,
    refundOnceKnownCents: next?.refundOnceKnownCents ?? 0,
  }
}

const planView = (standing: readonly StandingInstalment[], cartCents: number, costCents: number): ComparedPlan => {
  const instalments = standing.map((each) => ({
    ...{ number: each.number, dueOn: each.dueOn, amountCents: each.amountCents, standing: each.standing },
  }))
  const open = instalments.filter((each) => each.standing === 'open')
  const openCents = open.reduce((sum, { amountCents }) => sum + amountCents, 0)
  return { instalments, costCents, totalCents: cartCents + costCents, openCents }
}
