import { expect, test } from 'vitest'
import { shareOf } from './progress.ts'

test('work is at 100 % only when all of it is done', () => {
  expect(shareOf(2_999, 3_000)).toBe(99)
  expect(shareOf(3_000, 3_000)).toBe(100)
})

test('nothing to do is done, and more than all is all', () => {
  expect(shareOf(0, 0)).toBe(100)
  expect(shareOf(5, 4)).toBe(100)
  expect(shareOf(-1, 4)).toBe(0)
})
