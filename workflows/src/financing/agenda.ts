import type { ProcessTerms } from './activities.ts'
import type { WatchedCard } from './contract.ts'
import type { ProcessState } from './state.ts'

/** What is due next, and when, in milliseconds. */
export type Due =
  | { what: 'remind' | 'note-link-end' | 'lapse'; atMs: number }
  | { what: 'look' | 'give-up'; atMs: number; attemptId: string }

/** When a card that nothing is heard of is looked at: minutes after it was begun; given up after a day. */
const lookAfterMinutes = [1, 5, 15, ...Array.from({ length: 24 }, (_, hour) => (hour + 1) * 60)]

/** The earliest of all deadlines of an open financing. Before an offer lapses every watched card is looked at once more. */
export function nextDue(
  { remindAt, offerEndsAt }: Pick<ProcessTerms, 'remindAt' | 'offerEndsAt'>,
  { linkExpiresAt, handled, watched }: Pick<ProcessState, 'linkExpiresAt' | 'handled' | 'watched'>,
): Due {
  const offerEndsAtMs = Date.parse(offerEndsAt)
  const dues: Due[] = [...watched.values()].map((card) => dueOf(card, offerEndsAtMs))
  if (remindAt !== null && !handled.reminded) dues.push({ what: 'remind', atMs: Date.parse(remindAt) })
  if (linkExpiresAt !== null && linkExpiresAt !== handled.notedLinkEnd)
    dues.push({ what: 'note-link-end', atMs: Date.parse(linkExpiresAt) })
  dues.push({ what: 'lapse', atMs: offerEndsAtMs })
  return dues.reduce((first, due) => (due.atMs < first.atMs ? due : first))
}

function dueOf({ attemptId, begunAtMs, looks }: WatchedCard, offerEndsAtMs: number): Due {
  const minutes = lookAfterMinutes[looks]
  if (minutes === undefined) return { what: 'give-up', atMs: begunAtMs + 1440 * 60_000, attemptId }
  return { what: 'look', atMs: Math.min(begunAtMs + minutes * 60_000, offerEndsAtMs), attemptId }
}
