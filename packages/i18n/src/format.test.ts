import { expect, test } from 'vitest'
import { date, dateTime, duration, money, percent, rate, relativeTime, wholeNumber } from './format.ts'

/** Intl separates with spaces that do not break. */
const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test('money always has two decimals, grouped thousands and its currency', () => {
  expect(spaced(money(2890_00, 'es'))).toBe('2.890,00 €')
  expect(spaced(money(2890_00, 'fr'))).toBe('2 890,00 €')
  expect(money(2890_00, 'en')).toBe('€2,890.00')
  expect(spaced(money(-5, 'es'))).toBe('-0,05 €')
  expect(spaced(money(123_456_789_01, 'es'))).toBe('123.456.789,01 €')
})

test('money is Spanish where no locale is named or set', () => {
  expect(spaced(money(1_00))).toBe('1,00 €')
})

test('counts are grouped from a thousand on', () => {
  expect(wholeNumber(1204, 'es')).toBe('1.204')
})

test('a percentage has a decimal even when it is whole', () => {
  expect(spaced(percent(12.9, 'es'))).toBe('12,9 %')
  expect(percent(0, 'en')).toBe('0.0%')
  expect(spaced(rate(1065, 'fr'))).toBe('10,65 %')
})

test('a calendar date is the same day in every zone', () => {
  expect(date('2026-01-31', 'es')).toBe('31/01/2026')
  expect(date('2026-01-31', 'es', 'long')).toBe('31 de enero de 2026')
  expect(date('2026-01-31', 'fr', 'long')).toBe('31 janvier 2026')
  expect(date('2026-01-31', 'en', 'long')).toBe('31 January 2026')
})

test('an instant is shown in the zone that is asked for', () => {
  expect(dateTime('2026-11-22T23:05:00.000Z', 'es', 'Europe/Madrid')).toBe('23/11/2026, 00:05')
  expect(dateTime('2026-11-22T23:05:00.000Z', 'en', 'UTC')).toBe('22/11/2026, 23:05')
})

test('up to a day away a time is told in words, then as a date', () => {
  const now = '2026-11-22T12:00:00.000Z'
  expect(relativeTime('2026-11-22T11:59:30.000Z', now, 'es')).toBe('ahora')
  expect(relativeTime('2026-11-22T11:57:00.000Z', now, 'es')).toBe('hace 3 min')
  expect(spaced(relativeTime('2026-11-21T12:00:01.000Z', now, 'fr'))).toBe('il y a 23 h')
  expect(relativeTime('2026-11-22T14:30:00.000Z', now, 'en')).toBe('in 2 hr')
  expect(relativeTime('2026-11-21T12:00:00.000Z', now, 'en', 'UTC')).toBe('21/11/2026, 12:00')
})

test('a duration is said in its own units', () => {
  expect(spaced(duration('P9M', 'es'))).toBe('9 meses')
  expect(spaced(duration('P1Y6M', 'es'))).toBe('1 año y 6 meses')
  expect(spaced(duration('P2W', 'fr'))).toBe('2 semaines')
  expect(spaced(duration('P1D', 'en'))).toBe('1 day')
  expect(duration('P', 'en')).toBe('P')
})
