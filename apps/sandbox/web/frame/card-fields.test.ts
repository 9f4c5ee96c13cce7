import { expect, test } from 'vitest'
import { faultOf, formatExpiry, formatNumber } from './card-fields.ts'

const today = new Date(2026, 10, 22)
const good = { number: '4242 4242 4242 4242', expiry: '11 / 26', cvc: '123' }

test('a number is grouped as the card prints it and cut at its length', () => {
  expect(formatNumber('42424242424242429')).toBe('4242 4242 4242 4242')
  expect(formatNumber('378282246310005')).toBe('3782 822463 10005')
  expect(formatNumber('42-42 4')).toBe('4242 4')
})

test.each([
  ['1', '1'],
  ['5', '05 / '],
  ['0534', '05 / 34'],
  ['05/2034', '05 / 34'],
])('an expiry typed %s reads %s', (typed, shown) => {
  expect(formatExpiry(typed)).toBe(shown)
})

test('a card is good through its last month', () => {
  expect(faultOf('expiry', good, today)).toBeUndefined()
  expect(faultOf('expiry', { ...good, expiry: '10 / 26' }, today)).toBe('invalid_expiry_year_past')
})

test.each([
  ['number', { number: '4242' }, 'incomplete_number'],
  ['number', { number: '4242 4242 4242 4241' }, 'incorrect_number'],
  ['expiry', { expiry: '13 / 30' }, 'invalid_expiry_month'],
  ['expiry', { expiry: '1' }, 'incomplete_expiry'],
  ['expiry', { expiry: '01 / 99' }, 'invalid_expiry_year'],
  ['cvc', { cvc: '12' }, 'incomplete_cvc'],
  ['cvc', { number: '378282246310005', cvc: '123' }, 'incomplete_cvc'],
] as const)('%s %o says %s', (field, wrong, fault) => {
  expect(faultOf(field, { ...good, ...wrong }, today)).toBe(fault)
})
