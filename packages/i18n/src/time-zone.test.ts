import { afterEach, expect, test } from 'vitest'
import { dateTime, relativeTime } from './format.ts'
import { clocksDiffer, readTimeZoneFrom, timeZoneName } from './time-zone.ts'

afterEach(() => readTimeZoneFrom(() => undefined))

const summer = '2026-07-01T22:30:00.000Z'

test('an instant that names no zone is told in the one that the page has', () => {
  readTimeZoneFrom(() => 'Europe/Madrid')
  expect(dateTime(summer, 'es')).toBe('02/07/2026, 00:30')
  expect(dateTime(summer, 'es', 'Atlantic/Canary')).toBe('01/07/2026, 23:30')
  expect(relativeTime(summer, '2026-07-09T10:00:00.000Z', 'es')).toBe('02/07/2026, 00:30')
  readTimeZoneFrom(() => 'America/Lima')
  expect(dateTime(summer, 'es')).toBe('01/07/2026, 17:30')
})

test('a zone is named as people call it, in three languages', () => {
  expect(timeZoneName('Europe/Madrid', summer, 'es')).toBe('hora de Europa central (GMT+2)')
  expect(timeZoneName('Europe/Madrid', summer, 'en')).toBe('Central European Time (GMT+2)')
  expect(timeZoneName('Europe/Paris', summer, 'fr')).toContain('(UTC+2)')
})

test('zones whose clocks agree are told apart by nothing', () => {
  expect(clocksDiffer('Europe/Madrid', 'Europe/Paris', summer)).toBe(false)
  expect(clocksDiffer('Europe/Madrid', 'Atlantic/Canary', summer)).toBe(true)
})
