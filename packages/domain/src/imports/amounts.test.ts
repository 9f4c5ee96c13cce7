import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { amountCents, decimalMarkOf } from './amounts.ts'

test.each([
  ['1.234,56 €', 123456],
  ['1,234.56', 123456],
  ['123.45', 12345],
  ['€ 12', 1200],
  ['€12', 1200],
  ['12 EUR', 1200],
  ['12 euros', 1200],
  ['1 234,56', 123456],
  ['1\u00a0234,56\u00a0€', 123456],
  ['1\u202f234,56 €', 123456],
  ["1'234.56", 123456],
  ['1.234.567,8', 123456780],
  ['1.234.567', 123456700],
  ['1234', 123400],
  ['12,', 1200],
  ['007,5', 750],
  ['−5', -500],
  ['-1.234,50 €', -123450],
  ['0', 0],
  ['-0', 0],
])('%j is %i cents', (text, cents) => {
  expect(amountCents(text)).toEqual({ cents })
})

test.each([
  ['10.0050', 'too-many-decimals'],
  ['0.125', 'too-many-decimals'],
  ['1234.567', 'too-many-decimals'],
  ['1.234,567', 'too-many-decimals'],
  ['cien', 'not-a-number'],
  ['', 'not-a-number'],
  ['€', 'not-a-number'],
  ['12 34', 'not-a-number'],
  ['1.23.456', 'not-a-number'],
  ['1.234.56', 'not-a-number'],
  ['1,234 567', 'not-a-number'],
  ['12$', 'not-a-number'],
  ['1e3', 'not-a-number'],
  ['12€50', 'not-a-number'],
  ['9'.repeat(13), 'amount-too-high'],
])('%j is refused as %s', (text, code) => {
  expect(amountCents(text)).toEqual({ code })
})

test('one mark before three digits is what the rest of the column says, else it is asked about', () => {
  expect(amountCents('1.234')).toEqual({ code: 'ambiguous-amount' })
  expect(amountCents('1.234 €', ',')).toEqual({ cents: 123400 })
  expect(amountCents('1.234', '.')).toEqual({ code: 'too-many-decimals' })
  expect(amountCents('1,234', '.')).toEqual({ cents: 123400 })
})

test('a column shows its decimal mark where all its cells agree', () => {
  expect(decimalMarkOf(['1.234', '12,50', 3.5, undefined])).toBe(',')
  expect(decimalMarkOf(['1.234.567'])).toBe(',')
  expect(decimalMarkOf(['1 234', '12'])).toBeUndefined()
  expect(decimalMarkOf(['12,50', '12.50'])).toBeUndefined()
})

test('a number of a workbook is taken as it is', () => {
  expect([10.005, 1199.99, 0.1 + 0.2, -5, 1234, Number.NaN, 1e15].map((value) => amountCents(value))).toEqual([
    { code: 'too-many-decimals' },
    { cents: 119999 },
    { cents: 30 },
    { cents: -500 },
    { cents: 123400 },
    { code: 'not-a-number' },
    { code: 'amount-too-high' },
  ])
})

const cents = fc.integer({ min: -100_000_000, max: 100_000_000 })

test.prop([cents, fc.constantFrom('es-ES', 'fr-FR', 'en-GB', 'de-CH')])(
  'what Intl writes for people is read back to the cent',
  (amount, locale) => {
    const written = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(amount / 100)
    expect(amountCents(written.replace('-€', '-'))).toEqual({ cents: amount })
  },
)

test.prop([cents])('a number is read back to the cent', (amount) => {
  expect(amountCents(amount / 100)).toEqual({ cents: amount })
})

test.prop([fc.string({ maxLength: 60, unit: fc.constantFrom(..."0123456789., -€'eur") })])(
  'any text ends in cents or in one reason',
  (text) => {
    const { cents: amount, code } = amountCents(text)
    expect(code === undefined).toBe(Number.isSafeInteger(amount))
  },
)
