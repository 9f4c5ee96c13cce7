import { triesWithin } from '@cauce/workflows/financing/tries-within'
import { expect, test } from 'vitest'

test.each([
  [0, 1],
  [1, 2],
  [2, 2],
  [3, 3],
  [31, 6],
  [61, 7],
  [900, 34],
])('in %i seconds a step is tried %i times', (seconds, tries) => {
  expect(triesWithin(seconds)).toBe(tries)
})
