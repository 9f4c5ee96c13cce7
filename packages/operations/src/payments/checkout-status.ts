import type { FinancingState } from '@cauce/domain/financing/states'

/** What a payment link leads to. `expired` is a Live financing's link that ran out or was replaced by a fresh one. */
export type CheckoutStatus = 'open' | 'paying' | 'in-review' | 'confirmed' | 'dead' | 'expired'

/** The facts it is told from; instants are ISO. */
export type CheckoutFacts = {
  state: FinancingState
  reviewSince: string | null
  claimedAttemptId: string | null
  offerEndsAt: string
  link: { expiresAt: string; isNewest: boolean }
  /** The attempt whose card was submitted last, or else the one begun last. */
  attempt: { state: string; submittedAt: string | null; declineCode: string | null } | null
}

/** A submitted card that nothing came of for so long is no reason any more to refuse another one. */
const submissionHoldsSeconds = 120
const unsettled = ['begun', 'open', 'authorised', 'captured', 'kept', 'unknown']

/**
 * What has been settled outranks the link's own end: whoever paid in time still sees that they paid. `paying` begins
 * when a card was submitted, so that a second tab does not offer to pay again before the process has claimed it.
 */
export function checkoutStatus(facts: CheckoutFacts, now: string): CheckoutStatus {
  if (facts.state !== 'live') return facts.state
  if (facts.reviewSince) return 'in-review'
  if (facts.claimedAttemptId || isSubmitted(facts.attempt, now)) return 'paying'
  if (!facts.link.isNewest || facts.link.expiresAt <= now || facts.offerEndsAt <= now) return 'expired'
  return 'open'
}

const isSubmitted = (attempt: CheckoutFacts['attempt'], now: string): boolean =>
  attempt !== null &&
  attempt.submittedAt !== null &&
  attempt.declineCode === null &&
  unsettled.includes(attempt.state) &&
  Date.parse(now) - Date.parse(attempt.submittedAt) < submissionHoldsSeconds * 1000
