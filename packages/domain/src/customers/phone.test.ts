import { expect, test } from 'vitest'
import { checkPhone, countryOfPhone, displayPhone, isPhoneCountry, phoneCountries } from './phone.ts'

test.each([
  ['612 34 56 78', 'ES', '+34612345678'],
  ['+34 612-345-678', 'FR', '+34612345678'],
  ['06 12 34 56 78', 'FR', '+33612345678'],
  ['0033 6 12 34 56 78', 'ES', '+33612345678'],
] as const)('%s typed in %s is %s', (text, country, e164) => {
  expect(checkPhone(text, country)).toEqual({ value: e164 })
})

test.each(['12', '112', '+34 012 345 678', 'call 612345678', '612345678 ext. 3', '06 12 34 56 78', '+999 123 456 789'])(
  '%j is not a Spanish phone',
  (text) => {
    expect(checkPhone(text, 'ES')).toEqual({ code: 'invalid-phone' })
  },
)

test('an empty phone is missing, not wrong', () => {
  expect(checkPhone('  ')).toEqual({ code: 'required' })
})

test('a phone is grouped as its country does, with the prefix away from home', () => {
  expect(displayPhone('+34612345678', 'ES')).toBe('612 34 56 78')
  expect(displayPhone('+34612345678', 'FR')).toBe('+34 612 34 56 78')
  expect(displayPhone('+33612345678')).toBe('+33 6 12 34 56 78')
  expect(displayPhone('anonymous')).toBe('anonymous')
})

test('the country of a phone comes from its number', () => {
  expect(countryOfPhone('+33612345678')).toBe('FR')
  expect(countryOfPhone('+441534123456')).toBe('JE')
  expect(countryOfPhone('+')).toBeUndefined()
})

test('countries are listed with their calling codes', () => {
  expect(phoneCountries()).toContainEqual({ country: 'FR', callingCode: '33' })
  expect(isPhoneCountry('ES')).toBe(true)
  expect(isPhoneCountry('XX')).toBe(false)
})
