import { expect, test } from 'vitest'
import { isoInstant } from './iso-instant.ts'

test.each([
  ['2026-11-22 15:00:00+00', '2026-11-22T15:00:00.000Z'],
  ['2026-11-22 15:00:00.1+00', '2026-11-22T15:00:00.100Z'],
  ['2026-11-22 15:00:00.12+00', '2026-11-22T15:00:00.120Z'],
  ['2026-11-22 15:00:00.123+00', '2026-11-22T15:00:00.123Z'],
  ['2026-11-22 15:00:00.123999+00', '2026-11-22T15:00:00.123Z'],
  ['2026-11-22 15:00:00.5+01', '2026-11-22T14:00:00.500Z'],
  ['2026-11-22 15:00:00+00:30', '2026-11-22T14:30:00.000Z'],
  ['2026-11-22 15:00:00-03', '2026-11-22T18:00:00.000Z'],
])('%s is %s', (text, iso) => {
  expect(isoInstant(text)).toBe(iso)
})

test('what is no instant of our time is not made one', () => {
  for (const text of ['infinity', '-infinity']) expect(() => isoInstant(text)).toThrow(RangeError)
})
