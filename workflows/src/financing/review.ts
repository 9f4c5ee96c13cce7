import { condition } from '@temporalio/workflow'
import { waitFor } from '../process/listing.ts'
import { unlessGivenUp } from '../process/steps.ts'
import { listState } from './listing.ts'
import type { ProcessState } from './state.ts'
import { now, voidingSoon } from './steps.ts'

const hourMs = 3_600_000
/** An authorisation must be captured within seven days. */
const reviewForMs = 6 * 24 * hourMs

/**
 * Waits for platform finance to decide on the sale that this attempt's card holds; a decision on an earlier card says
 * nothing of this one. Meanwhile nobody pays a second time: any other card is freed, at once or when it is heard of,
 * and, should the acquirer be away, tried again every hour.
 */
export async function decisionOfReview(state: ProcessState, attemptId: string): Promise<'accept' | 'decline' | 'none'> {
  listState('in-review')
  waitFor(state, 'Platform finance decides; the shopper has been told.')
  const endsAtMs = Date.now() + reviewForMs
  const decision = () => (state.review?.attemptId === attemptId ? state.review.decision : undefined)
  const isOver = () => decision() !== undefined || state.endedOutside
  let othersFreed = await freeOtherCards(state, attemptId)
  while (!isOver() && Date.now() < endsAtMs) {
    const isDue = () => othersFreed && othersOf(state, attemptId).length > 0
    const waitMs = endsAtMs - Date.now()
    await condition(() => isOver() || isDue(), othersFreed ? waitMs : Math.min(waitMs, hourMs), {
      summary: 'platform finance decides by then',
    })
    if (!isOver() && Date.now() < endsAtMs) othersFreed = await freeOtherCards(state, attemptId)
  }
  return decision() ?? 'none'
}

const othersOf = (state: ProcessState, attemptId: string): string[] =>
  [...state.submitted, ...state.watched.keys()].filter((otherId) => otherId !== attemptId)

/** Answers whether it could be done; those heard of until then need no look any more. */
async function freeOtherCards(state: ProcessState, attemptId: string): Promise<boolean> {
  const others = othersOf(state, attemptId)
  const freed = await unlessGivenUp(voidingSoon.voidOtherCards(state.sale, attemptId, now()).then(() => true))
  if (!freed) return false
  for (const otherId of others) {
    state.submitted.delete(otherId)
    state.watched.delete(otherId)
  }
  return true
}
