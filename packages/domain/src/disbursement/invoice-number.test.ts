import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { invoiceNumber } from './invoice-number.ts'

test('an invoice says series, year and place; a credit note is of another series', () => {
  expect(invoiceNumber('commission', 2026, 42)).toBe('C2026-000042')
  expect(invoiceNumber('credit-note', 2026, 42)).toBe('R2026-000042')
})

test.each([0, -1, 1.5, Number.NaN])('there is no place %s', (place) => {
  expect(() => invoiceNumber('commission', 2026, place)).toThrow('bad-input')
})

test.prop([fc.integer({ min: 1, max: 999_998 })])('numbers sort as they were given', (place) => {
  expect(invoiceNumber('commission', 2026, place) < invoiceNumber('commission', 2026, place + 1)).toBe(true)
})
