import { expect, test } from 'vitest'
import { movableClock } from './clock.ts'

test('a movable clock stands still until it is moved', () => {
  const clock = movableClock('2026-02-28T23:00:00.000Z')
  expect(clock.now().toISOString()).toBe('2026-02-28T23:00:00.000Z')
  clock.advance({ days: 1, hours: 1, minutes: 2, seconds: 3 })
  expect(clock.now().toISOString()).toBe('2026-03-02T00:02:03.000Z')
  clock.set('2027-01-01T00:00:00.000Z')
  expect(clock.now().getUTCFullYear()).toBe(2027)
})
