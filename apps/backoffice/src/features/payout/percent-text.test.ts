import { expect, test } from 'vitest'
import { basisPointsOf, percentText } from './percent-text.ts'

test('a rate is read as it is typed in each language, and what is no number is none', () => {
  expect(['3,9', '3.90', '21', '0'].map((text) => basisPointsOf(text, 'es'))).toEqual([390, 390, 2_100, 0])
  expect([basisPointsOf('3,9', 'fr'), basisPointsOf('3.9', 'en')]).toEqual([390, 390])
  expect(['', 'x', '3,999'].map((text) => basisPointsOf(text, 'fr'))).toEqual([Number.NaN, Number.NaN, Number.NaN])
  expect(percentText(390, 'es')).toBe('3,90')
})
