import type { PlanAgenda } from './activities.ts'
import type { AskedCharge, WatchedCard } from './contract.ts'

/** What is due next, and when, in milliseconds. */
export type Due =
  | { what: 'charge'; atMs: number }
  | { what: 'ask'; atMs: number; chargeId: string }
  | { what: 'look' | 'give-up'; atMs: number; changeId: string }

const minuteMs = 60_000
/** When a card that nothing is heard of is looked at: minutes after it was begun; given up after a day. */
const lookAfterMinutes = [1, 5, 15, 60, 180, 360, 720]
/** How long after an answer was lost the acquirer is asked again, in minutes; the last one for good. */
const askAfterMinutes = [5, 15, 30, 60, 180, 360, 720]

/** When the acquirer is asked about a charge the next time. */
export const nextAsk = (chargeId: string, asks: number, nowMs: number): AskedCharge => ({
  chargeId,
  asks,
  atMs: nowMs + (askAfterMinutes[Math.min(asks, askAfterMinutes.length - 1)] ?? 0) * minuteMs,
})

/** The earliest of all that is due; undefined where somebody has to do something first. Nothing is charged while the end of a charge is unknown. */
export function nextDue(
  { nextChargeAt }: Pick<PlanAgenda, 'nextChargeAt'>,
  { asked, watched }: { asked: AskedCharge | null; watched: ReadonlyMap<string, WatchedCard> },
): Due | undefined {
  const dues: Due[] = [...watched.values()].map(lookAt)
  if (asked) dues.push({ what: 'ask', atMs: asked.atMs, chargeId: asked.chargeId })
  else if (nextChargeAt !== null) dues.push({ what: 'charge', atMs: Date.parse(nextChargeAt) })
  return dues.toSorted((one, other) => one.atMs - other.atMs)[0]
}

function lookAt({ changeId, begunAtMs, looks }: WatchedCard): Due {
  const minutes = lookAfterMinutes[looks]
  if (minutes === undefined) return { what: 'give-up', atMs: begunAtMs + 1440 * minuteMs, changeId }
  return { what: 'look', atMs: begunAtMs + minutes * minuteMs, changeId }
}
