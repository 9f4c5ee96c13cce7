import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { addDays, addMonths } from '../money/calendar.ts'
import { taePercent } from './apr.ts'

const start = '2026-01-15'
const monthly = (amountsCents: number[], first = 1) =>
  amountsCents.map((amountCents, index) => ({ dueOn: addMonths(start, index + first), amountCents }))

test('1000 repaid with 1200 after a year and a half is 12.9 %', () => {
  expect(taePercent(1000_00, start, [{ dueOn: addMonths(start, 18), amountCents: 1200_00 }])).toBe(12.9)
})

test('600 in six monthly payments of 103 is 10.7 %', () => {
  expect(taePercent(600_00, start, monthly(Array(6).fill(103_00)))).toBe(10.7)
})

test('900 in three payments of 300 is 0.0 %', () => {
  expect(taePercent(900_00, start, monthly(Array(3).fill(300_00)))).toBe(0)
})

test('a month is a twelfth of a year whatever its length', () => {
  const inFebruary = taePercent(100_00, '2026-02-01', [{ dueOn: '2026-03-01', amountCents: 101_00 }])
  const inJuly = taePercent(100_00, '2026-07-01', [{ dueOn: '2026-08-01', amountCents: 101_00 }])
  expect(inFebruary).toBe(12.7)
  expect(inJuly).toBe(12.7)
})

test('whole weeks count 1/52, other days 1/365 or 1/366', () => {
  expect(taePercent(1000_00, start, [{ dueOn: addDays(start, 14), amountCents: 1005_00 }])).toBe(13.8)
  expect(taePercent(1000_00, '2026-01-01', [{ dueOn: addDays('2026-01-01', 73), amountCents: 1010_00 }])).toBe(5.1)
  expect(taePercent(1000_00, '2024-01-01', [{ dueOn: addDays('2024-01-01', 366), amountCents: 1100_00 }])).toBe(10)
})

test('an exact half of a decimal is rounded up', () => {
  expect(taePercent(1000_00, start, [{ dueOn: addMonths(start, 12), amountCents: 1100_50 }])).toBe(10.1)
})

test('a cost on a credit that is due at once has no rate', () => {
  expect(taePercent(100_00, start, [{ dueOn: start, amountCents: 105_00 }])).toBeUndefined()
  expect(taePercent(100_00, start, monthly([100_00, 5_00], 0))).toBeUndefined()
})

test('a rate of thousands of percent is found too', () => {
  expect(taePercent(1000_00, start, [{ dueOn: addMonths(start, 1), amountCents: 2000_00 }])).toBe(409_500)
})

const plans = fc.record({
  drawdown: fc.integer({ min: 100_00, max: 10_000_00 }),
  count: fc.integer({ min: 1, max: 36 }),
  costCents: fc.integer({ min: 0, max: 1000_00 }),
  moreCents: fc.integer({ min: 0, max: 500_00 }),
})

test.prop([plans])('a dearer credit never has a lower rate', ({ drawdown, count, costCents, moreCents }) => {
  const rateOf = (cost: number) => {
    const payments = Array<number>(count).fill(Math.floor((drawdown + cost) / count))
    payments[count - 1]! += (drawdown + cost) % count
    return taePercent(drawdown, start, monthly(payments))!
  }
  expect(rateOf(costCents + moreCents)).toBeGreaterThanOrEqual(rateOf(costCents))
})

test.prop([plans])('the same cost over a longer time is a lower rate', ({ drawdown, count, costCents }) => {
  const rateAfter = (months: number) =>
    taePercent(drawdown, start, [{ dueOn: addMonths(start, months), amountCents: drawdown + costCents }])!
  expect(rateAfter(count + 1)).toBeLessThanOrEqual(rateAfter(count))
})
