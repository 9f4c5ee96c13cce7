import type { Moves } from '../moves.ts'

/** A financing's states. Source: features.md A3. */
export const financingStates = ['live', 'confirmed', 'dead'] as const
export type FinancingState = (typeof financingStates)[number]

/** Where a financing may go from each state. */
export const financingMoves = {
  live: ['confirmed', 'dead'],
  confirmed: [],
  dead: [],
} as const satisfies Moves<FinancingState>

/** Why one died; a technical failure is only ever one in charging. */
export const deathReasons = ['technical-failure', 'declined', 'withdrawn', 'lapsed'] as const
export type DeathReason = (typeof deathReasons)[number]

/** What a Live financing waits for. */
export const liveStages = ['waiting-for-shopper', 'link-expired', 'paying', 'in-review'] as const
export type LiveStage = (typeof liveStages)[number]

/** The stage of a Live financing, from its facts. `now` and the link's end are ISO instants. */
export function liveStage(
  facts: { reviewSince: string | null; claimedAttemptId: string | null; linkExpiresAt: string | null },
  now: string,
): LiveStage {
  if (facts.reviewSince) return 'in-review'
  if (facts.claimedAttemptId) return 'paying'
  return facts.linkExpiresAt !== null && facts.linkExpiresAt <= now ? 'link-expired' : 'waiting-for-shopper'
}
