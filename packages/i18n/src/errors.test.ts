import { errorCodes } from '@cauce/domain/errors'
import { expect, test } from 'vitest'
import { errorMessage } from './errors.ts'
import { locales } from './locale.ts'

test('every code has a sentence in every language', () => {
  for (const locale of locales)
    for (const code of errorCodes)
      expect(errorMessage(code, {}, locale), `${code} in ${locale}`).toMatch(/^\p{Lu}.+\.$/u)
})

test('limits are named where they are known', () => {
  const text = errorMessage('total-out-of-range', { minCents: 50_00, maxCents: 3000_00 }, 'es')
  expect(text.replace(/\u00a0/g, ' ')).toBe('El total debe estar entre 50,00 € y 3.000,00 €.')
})

test('how many are kept at most is said where it is known', () => {
  for (const locale of locales) expect(errorMessage('limit-reached', { limit: 50 }, locale)).toMatch(/ 50\b/)
})

test('the seconds to wait are counted in the right number', () => {
  expect(errorMessage('resend-too-soon', { secondsLeft: 1 }, 'fr')).toContain('1 seconde.')
  expect(errorMessage('resend-too-soon', { secondsLeft: 23 }, 'fr')).toContain('23 secondes.')
})

test('a code that this build does not know reads as a fault of ours', () => {
  expect(errorMessage('constructor', {}, 'en')).toBe(errorMessage('internal', {}, 'en'))
})
