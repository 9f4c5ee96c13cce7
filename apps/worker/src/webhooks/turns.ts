/** How many sendings of one worker may be under way at a time to one endpoint, and to all of one merchant. */
export type TurnLimits = { perEndpoint: number; perMerchant: number }

/** Whose turn it is to be sent to. What one slow receiver takes up stays small beside what there is for all. */
export function createTurns({ perEndpoint, perMerchant }: TurnLimits) {
  const underWay = new Map<string, number>()
  const add = (whose: string, change: 1 | -1) => {
    const next = (underWay.get(whose) ?? 0) + change
    if (next === 0) underWay.delete(whose)
    else underWay.set(whose, next)
  }
  const isFull = (whose: string, limit: number) => (underWay.get(whose) ?? 0) >= limit

  return {
    /** Gives what ends the turn, to be called once; undefined while the endpoint or its merchant have all that is theirs. */
    take(merchantId: string, endpointId: string): (() => void) | undefined {
      if (isFull(merchantId, perMerchant) || isFull(endpointId, perEndpoint)) return undefined
      for (const whose of [merchantId, endpointId]) add(whose, 1)
      return () => {
        for (const whose of [merchantId, endpointId]) add(whose, -1)
      }
    },
  }
}

const longestPauseSeconds = 60

/**
 * Milliseconds until the `asked`-th time that a turn was asked for in vain is followed by the next: doubling from one second
 * on, and scattered by `chance` (0 to 1), so that those who wait do not come all at once.
 */
export const askAgainAfterMs = (asked: number, chance = Math.random()): number =>
  Math.round(Math.min(2 ** (asked - 1), longestPauseSeconds) * 1000 * (0.5 + chance))
