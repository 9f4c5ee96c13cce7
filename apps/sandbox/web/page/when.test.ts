import { expect, test } from 'vitest'
import { exactTime, shortTime } from './when.ts'
import { region } from './words.ts'

test('an instant reads as in the back office: European digits, 24 hours, in the merchants’ zone', () => {
  expect(region).toBe('en-GB')
  expect(exactTime('2026-11-22T13:05:09Z')).toBe('22/11/2026, 14:05')
  expect(exactTime('2026-11-22T23:30:09Z')).toBe('23/11/2026, 00:30')
  expect(exactTime('2026-07-01T08:05:00Z')).toBe('01/07/2026, 10:05')
})

test('today is a time, and a day of the merchants’ zone', () => {
  const now = new Date('2026-11-22T23:30:00Z')
  expect(shortTime('2026-11-22T23:10:00Z', now)).toBe('00:10')
  expect(shortTime('2026-11-22T22:10:00Z', now)).toBe('22 Nov')
})
