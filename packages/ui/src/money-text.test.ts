import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { formatMoney, parseMoney } from './money-text.ts'

describe('an amount is read as people type it', () => {
  test.each([
    ['1234,5', 'es', 123450],
    ['1,234.50', 'es', 123450],
    ['1.234,50 €', 'en', 123450],
    ['1 234,50', 'fr', 123450],
    ['1.234', 'es', 123400],
    ['1,234', 'en', 123400],
    ['1.234.567', 'es', 123456700],
    ['12.5', 'es', 1250],
    ['12,', 'es', 1200],
    ['0,07', 'fr', 7],
    [',5', 'es', 50],
    ['-20', 'es', -2000],
    ['-0', 'es', 0],
  ])('%s in %s', (text, locale, cents) => {
    expect(parseMoney(text, locale)).toBe(cents)
  })

  test.each([
    ['', 'es'],
    ['abc', 'es'],
    ['1,234', 'es'],
    ['1.234', 'en'],
    ['1,2,3', 'es'],
    ['1.23.456', 'es'],
    ['1.234.50', 'es'],
    ['12,345', 'fr'],
    ['--1', 'es'],
    [',', 'es'],
    ['99999999999999999', 'es'],
  ])('%j in %s is no amount', (text, locale) => {
    expect(parseMoney(text, locale)).toBeNull()
  })
})

describe('what is shown can be typed back', () => {
  property.prop([fc.integer({ min: -1e11, max: 1e11 }), fc.constantFrom('es', 'fr', 'en')])(
    'with and without currency',
    (cents, locale) => {
      expect(parseMoney(formatMoney(cents, locale), locale)).toBe(cents)
      expect(parseMoney(formatMoney(Math.abs(cents), locale, 'EUR'), locale)).toBe(Math.abs(cents))
    },
  )
})
