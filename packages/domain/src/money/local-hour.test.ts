import { expect, test } from 'vitest'
import { localHour } from './local-hour.ts'

test.each([
  ['Europe/Madrid', '2026-01-15', 9, '2026-01-15T08:00:00.000Z'],
  ['Europe/Madrid', '2026-07-15', 9, '2026-07-15T07:00:00.000Z'],
  ['Europe/Madrid', '2026-03-29', 9, '2026-03-29T07:00:00.000Z'],
  ['Europe/Madrid', '2026-10-25', 9, '2026-10-25T08:00:00.000Z'],
  ['Atlantic/Canary', '2026-10-25', 0, '2026-10-24T23:00:00.000Z'],
  ['America/Guadeloupe', '2026-12-31', 21, '2027-01-01T01:00:00.000Z'],
])('in %s, %s at %d o’clock is %s', (zone, date, hour, instant) => {
  expect(localHour(zone, date, hour)).toBe(instant)
})

test('an hour that occurs twice is the first of them, and one that is left out the moment after', () => {
  expect(localHour('Europe/Madrid', '2026-10-25', 2)).toBe('2026-10-25T00:00:00.000Z')
  expect(localHour('Europe/Madrid', '2026-03-29', 2)).toBe('2026-03-29T01:00:00.000Z')
})
