import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import {
  addDays,
  addMonths,
  completedYears,
  dateIn,
  daysBetween,
  daysByYearLength,
  isCalendarDate,
  wholeMonthsBetween,
} from './calendar.ts'

const dates = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))

test('a month after the 31st is the month end, and the 31st comes back', () => {
  expect([0, 1, 2, 3].map((months) => addMonths('2023-01-31', months))).toEqual([
    '2023-01-31',
    '2023-02-28',
    '2023-03-31',
    '2023-04-30',
  ])
})

test('29 February is kept in leap years only', () => {
  expect([12, 48].map((months) => addMonths('2024-02-29', months))).toEqual(['2025-02-28', '2028-02-29'])
  expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
  expect(addMonths('2100-01-31', 1)).toBe('2100-02-28')
})

test.prop([dates, fc.integer({ min: -600, max: 600 })])('months added are the months found between', (date, months) => {
  const later = addMonths(date, months)
  expect(isCalendarDate(later)).toBe(true)
  expect(wholeMonthsBetween(date, later)).toBe(months)
})

test.prop([dates, fc.integer({ min: -40_000, max: 40_000 })])('days added are the days found between', (date, days) => {
  expect(daysBetween(date, addDays(date, days))).toBe(days)
})

test('a day counts in the year of the date that ends it', () => {
  expect(daysByYearLength('2023-12-12', '2024-01-12')).toEqual({ common: 19, leap: 12 })
  expect(daysByYearLength('2023-12-31', '2025-01-01')).toEqual({ common: 1, leap: 366 })
})

test.prop([dates, fc.integer({ min: 0, max: 5000 })])('no day is counted twice or left out', (date, days) => {
  const { common, leap } = daysByYearLength(date, addDays(date, days))
  expect(common + leap).toBe(days)
})

test('no whole months lie between the 31st and the 30th before the month end', () => {
  expect(wholeMonthsBetween('2023-01-31', '2023-03-30')).toBeUndefined()
  expect(wholeMonthsBetween('2023-01-31', '2023-02-28')).toBe(1)
})

test.each(['2023-02-29', '2023-13-01', '2023-00-10', '2023-04-31', '23-04-01', '2023-4-1', 'yesterday', ''])(
  '%j is no date',
  (text) => {
    expect(isCalendarDate(text)).toBe(false)
  },
)

test('one grows older on the birthday, one born on 29 February on 1 March', () => {
  expect(completedYears('2000-06-15', '2018-06-14')).toBe(17)
  expect(completedYears('2000-06-15', '2018-06-15')).toBe(18)
  expect(completedYears('2004-02-29', '2022-02-28')).toBe(17)
  expect(completedYears('2004-02-29', '2022-03-01')).toBe(18)
})

test('an instant is already tomorrow in Madrid and still today in New York', () => {
  expect(dateIn('Europe/Madrid', '2026-11-22T23:30:00.000Z')).toBe('2026-11-23')
  expect(dateIn('America/New_York', '2026-11-22T23:30:00.000Z')).toBe('2026-11-22')
})
