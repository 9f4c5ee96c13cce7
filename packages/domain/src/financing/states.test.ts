import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { mayMove } from '../moves.ts'
import { financingMoves, financingStates, liveStage } from './states.ts'

const states = fc.constantFrom(...financingStates)
const waiting = { reviewSince: null, claimedAttemptId: null, linkExpiresAt: '2026-12-01T00:00:00.000Z' }

describe('the states of a financing', () => {
  test.prop([states, states])('only a Live one moves, and never back to Live', (from, to) => {
    expect(mayMove(financingMoves, from, to)).toBe(from === 'live' && to !== 'live')
  })

  test('a link has run out at the very instant it names', () => {
    expect(liveStage(waiting, '2026-11-30T23:59:59.999Z')).toBe('waiting-for-shopper')
    expect(liveStage(waiting, '2026-12-01T00:00:00.000Z')).toBe('link-expired')
  })

  test('a card that is being settled or reviewed outweighs a link that ran out', () => {
    const now = '2027-01-01T00:00:00.000Z'
    expect(liveStage({ ...waiting, claimedAttemptId: 'an attempt' }, now)).toBe('paying')
    expect(liveStage({ ...waiting, claimedAttemptId: 'an attempt', reviewSince: now }, now)).toBe('in-review')
  })
})
