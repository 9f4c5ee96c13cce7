import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { addDays } from '../money/calendar.ts'
import { areRetryDays, nextTryOn, usualRetryDays } from './retries.ts'
import { type Awaited, nextCharge } from './schedule.ts'

const instalment = (number: number, dueOn: string, tried: Partial<Awaited> = {}): Awaited => ({
  ...{ id: `i${number}`, number, dueOn, declines: 0, triedOn: null },
  ...tried,
})
const next = (awaited: Awaited[], today: string, triedOn: string | null = null) =>
  nextCharge({ awaited, triedOn, retryDays: usualRetryDays }, today)

test('an instalment is charged on its day', () => {
  const plan = [instalment(2, '2026-02-15'), instalment(3, '2026-03-15')]
  expect(next(plan, '2026-01-20')).toEqual({ instalmentId: 'i2', on: '2026-02-15' })
  expect(next(plan, '2026-02-15')).toEqual({ instalmentId: 'i2', on: '2026-02-15' })
})

test('a declined one is tried again on days 1, 3 and 7', () => {
  const tried = (declines: number, triedOn: string, today: string) =>
    next([instalment(2, '2026-02-15', { declines, triedOn })], today)?.on
  expect(tried(1, '2026-02-15', '2026-02-15')).toBe('2026-02-16')
  expect(tried(2, '2026-02-16', '2026-02-16')).toBe('2026-02-18')
  expect(tried(3, '2026-02-18', '2026-02-19')).toBe('2026-02-22')
})

test('one that waited for a day which the merchant took away is tried once more, the day after', () => {
  const tried = instalment(2, '2026-02-15', { declines: 2, triedOn: '2026-02-16' })
  expect(nextCharge({ awaited: [tried], triedOn: '2026-02-16', retryDays: [1] }, '2026-02-16')?.on).toBe('2026-02-17')
  expect(nextCharge({ awaited: [tried], triedOn: '2026-02-16', retryDays: [1] }, '2026-02-20')?.on).toBe('2026-02-20')
})

test('retry days are whole, rising, from 1 to 90, and ten at most', () => {
  for (const days of [[], [1], [1, 3, 7], [90], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]) expect(areRetryDays(days)).toBe(true)
  const wrong = [
    [0],
    [-1],
    [1.5],
    [91],
    [3, 3],
    [7, 3],
    [Number.NaN],
    Array.from({ length: 11 }, (_, index) => index + 1),
  ]
  for (const days of wrong) expect([days, areRetryDays(days)]).toEqual([days, false])
})

const anyRetryDays = fc
  .uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 10 })
  .map((days) => days.toSorted((one, other) => one - other))

test.prop([anyRetryDays])('whatever the merchant’s days are, each of them is one try, and then none', (retryDays) => {
  expect(areRetryDays(retryDays)).toBe(true)
  const tries: string[] = []
  for (;;) {
    const on = nextTryOn({ dueOn: '2026-02-15', triedOn: tries.at(-1) }, tries.length, retryDays)
    if (on === undefined) break
    const tried = instalment(2, '2026-02-15', { declines: tries.length, triedOn: tries.at(-1) ?? null })
    const today = tries.at(-1) ?? '2026-02-01'
    expect(nextCharge({ awaited: [tried], triedOn: tried.triedOn, retryDays }, today)?.on).toBe(on)
    tries.push(on)
  }
  expect(tries).toEqual([0, ...retryDays].map((days) => addDays('2026-02-15', days)))
})

test('of several whose day has gone by one a day is charged, the oldest first', () => {
  const plan = [instalment(3, '2026-03-15'), instalment(2, '2026-02-15')]
  expect(next(plan, '2026-05-01')).toEqual({ instalmentId: 'i2', on: '2026-05-01' })
  const tried = instalment(2, '2026-02-15', { declines: 1, triedOn: '2026-05-01' })
  expect(next([tried, instalment(3, '2026-03-15')], '2026-05-01', '2026-05-01')?.on).toBe('2026-05-02')
  expect(next([instalment(3, '2026-03-15')], '2026-05-01', '2026-05-01')?.on).toBe('2026-05-02')
  expect(next([tried], '2026-05-01')?.on).toBe('2026-05-02')
})

test('one that is due today is charged although another one was', () => {
  const paidToday = { ...instalment(2, '2026-02-15', { declines: 1, triedOn: '2026-03-15' }) }
  expect(next([paidToday, instalment(3, '2026-03-15')], '2026-03-15', '2026-03-15')).toEqual({
    instalmentId: 'i3',
    on: '2026-03-15',
  })
})

test('nothing to be paid is charged never', () => {
  expect(next([], '2026-02-15')).toBeUndefined()
})
