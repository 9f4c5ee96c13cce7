import { expect, test } from 'vitest'
import { divideHalfUp } from './rounding.ts'

test('halves go away from zero', () => {
  expect([5, 4, -5, -4, 1, -1].map((dividend) => divideHalfUp(dividend, 2))).toEqual([3, 2, -3, -2, 1, -1])
})

test('nothing divided is zero, not minus zero', () => {
  expect(Object.is(divideHalfUp(-1, 3), 0)).toBe(true)
})

test('a product beyond 2^53 is divided exactly', () => {
  expect(divideHalfUp(90_071_992_547_409_931n * 10_000n, 10_000_000n)).toBe(90_071_992_547_410)
})
