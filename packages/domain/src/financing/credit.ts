/** The credit rules of a financing product; amounts in cents, null where a rule is off. */
export type CreditRules = {
  /** From this amount on, platform finance decides. */
  reviewFromCents: number | null
  /** From this amount on, declined. */
  declineFromCents: number | null
  /** Live or confirmed-and-unpaid financings of the same person, this one not counted, before it is declined. */
  maxOpenFinancings: number | null
}

export type CreditFacts = { totalCents: number; openFinancings: number; documentBlocked: boolean }

export type CreditReason = 'blocked-document' | 'amount-too-high' | 'too-many-financings' | 'amount-needs-review'

export type CreditDecision =
  | { decision: 'accept' }
  | { decision: 'review'; reason: CreditReason }
  | { decision: 'decline'; reason: CreditReason }

/** Accept, review or decline, with the first rule that spoke; a decline outweighs a review. */
export function decideCredit(rules: CreditRules, facts: CreditFacts): CreditDecision {
  if (facts.documentBlocked) return { decision: 'decline', reason: 'blocked-document' }
  if (rules.declineFromCents !== null && facts.totalCents >= rules.declineFromCents)
    return { decision: 'decline', reason: 'amount-too-high' }
  if (rules.maxOpenFinancings !== null && facts.openFinancings >= rules.maxOpenFinancings)
    return { decision: 'decline', reason: 'too-many-financings' }
  if (rules.reviewFromCents !== null && facts.totalCents >= rules.reviewFromCents)
    return { decision: 'review', reason: 'amount-needs-review' }
  return { decision: 'accept' }
}
