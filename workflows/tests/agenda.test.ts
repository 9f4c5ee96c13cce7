import { nextDue } from '@cauce/workflows/financing/agenda'
import type { WatchedCard } from '@cauce/workflows/financing/contract'
import { expect, test } from 'vitest'

const minute = 60_000
const hour = 60 * minute
const startMs = Date.parse('2026-11-22T12:00:00.000Z')
const at = (ms: number) => new Date(startMs + ms).toISOString()
const terms = { remindAt: at(24 * hour), offerEndsAt: at(60 * 24 * hour) }
const nothingDone = { linkExpiresAt: at(14 * 24 * hour), handled: { reminded: false, notedLinkEnd: null } }
const watching = (...cards: WatchedCard[]) => new Map(cards.map((card) => [card.attemptId, card]))
const card = (attemptId: string, looks: number, begunAtMs = startMs): WatchedCard => ({ attemptId, looks, begunAtMs })

test('the reminder comes first, then the end of the link, then that of the offer', () => {
  const watched = watching()
  expect(nextDue(terms, { ...nothingDone, watched })).toEqual({ what: 'remind', atMs: startMs + 24 * hour })
  const reminded = { ...nothingDone, handled: { reminded: true, notedLinkEnd: null } }
  expect(nextDue(terms, { ...reminded, watched })).toEqual({ what: 'note-link-end', atMs: startMs + 14 * 24 * hour })
  const noted = { ...nothingDone, handled: { reminded: true, notedLinkEnd: nothingDone.linkExpiresAt } }
  expect(nextDue(terms, { ...noted, watched })).toEqual({ what: 'lapse', atMs: startMs + 60 * 24 * hour })
})

test('the end of a fresh link is noted although that of the one before was', () => {
  const handled = { reminded: true, notedLinkEnd: at(14 * 24 * hour) }
  const renewed = { linkExpiresAt: at(28 * 24 * hour), handled, watched: watching() }
  expect(nextDue(terms, renewed)).toEqual({ what: 'note-link-end', atMs: startMs + 28 * 24 * hour })
})

test.each([
  [0, 'look', 1],
  [1, 'look', 5],
  [2, 'look', 15],
  [3, 'look', 60],
  [26, 'look', 24 * 60],
  [27, 'give-up', 24 * 60],
] as const)('a card without news that was looked at %i times is next to be: %s', (looks, what, minutes) => {
  const watched = watching(card('a1', looks))
  const due = nextDue({ ...terms, remindAt: null }, { ...nothingDone, watched })
  expect(due).toEqual({ what, atMs: startMs + minutes * minute, attemptId: 'a1' })
})

test('of two cards the one that is due first is looked at', () => {
  const watched = watching(card('a1', 2), card('a2', 0, startMs + minute))
  expect(nextDue(terms, { ...nothingDone, watched })).toMatchObject({ attemptId: 'a2', atMs: startMs + 2 * minute })
})

test('a card is looked at once more when the offer ends, before the offer lapses', () => {
  const begunAtMs = Date.parse(terms.offerEndsAt) - 2 * minute
  const noted = { linkExpiresAt: null, handled: { reminded: true, notedLinkEnd: null } }
  const due = nextDue(terms, { ...noted, watched: watching(card('a1', 1, begunAtMs)) })
  expect(due).toEqual({ what: 'look', atMs: Date.parse(terms.offerEndsAt), attemptId: 'a1' })
})
