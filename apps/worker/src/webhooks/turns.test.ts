import { expect, test } from 'vitest'
import { askAgainAfterMs, createTurns } from './turns.ts'

test('an endpoint that is slow takes up its own turns and leaves the others theirs', () => {
  const turns = createTurns({ perEndpoint: 2, perMerchant: 3 })
  const taken = [turns.take('a', 'slow'), turns.take('a', 'slow')]
  expect(turns.take('a', 'slow')).toBeUndefined()
  expect(turns.take('a', 'other')).toBeDefined()
  expect(turns.take('a', 'third'), 'the merchant has all that is its own').toBeUndefined()
  expect(turns.take('b', 'of another')).toBeDefined()
  taken[0]?.()
  expect(turns.take('a', 'slow')).toBeDefined()
  expect(turns.take('a', 'slow')).toBeUndefined()
})

test('who waits for a turn asks ever less often, down to once a minute', () => {
  expect([1, 2, 3, 6, 7, 8, 5_000].map((asked) => askAgainAfterMs(asked, 0.5))).toEqual([
    ...[1_000, 2_000, 4_000, 32_000, 60_000, 60_000, 60_000],
  ])
  expect([askAgainAfterMs(1, 0), askAgainAfterMs(1, 1)]).toEqual([500, 1_500])
})
