import type { RefundAgenda } from './activities.ts'
import type { AskedPart } from './contract.ts'

const minuteMs = 60_000
/** How long after an answer was lost, or told of no end, the acquirer is asked again, in minutes; the last one for good. */
const askAfterMinutes = { unknown: [1, 5, 15, 60, 180, 360, 720], pending: [15, 60, 180, 360, 720, 1440] }

/** When the acquirer is asked about a part the next time. */
export function nextAsk(state: 'unknown' | 'pending', asks: number, nowMs: number): AskedPart {
  const minutes = askAfterMinutes[state]
  return { asks, atMs: nowMs + (minutes[Math.min(asks, minutes.length) - 1] ?? minutes[0] ?? 0) * minuteMs }
}

/**
 * The part that is asked about first, and when (milliseconds): at once what was never asked and what the acquirer told of,
 * which may be one that had come to an end. Undefined where there is none.
 */
export function nextDue(
  { open }: Pick<RefundAgenda, 'open'>,
  { asks, told }: { asks: ReadonlyMap<string, AskedPart>; told: ReadonlySet<string> },
): { partId: string; atMs: number } | undefined {
  return [...new Set([...told, ...asks.keys(), ...open.map(({ partId }) => partId)])]
    .map((partId) => ({ partId, atMs: told.has(partId) ? 0 : (asks.get(partId)?.atMs ?? 0) }))
    .toSorted((one, other) => one.atMs - other.atMs)[0]
}
