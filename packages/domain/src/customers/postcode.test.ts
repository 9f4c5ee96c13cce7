import { expect, test } from 'vitest'
import { checkPostcode } from './postcode.ts'

test.each([
  ['28013', 'ES'],
  [' 33001 ', 'ES'],
  ['75011', 'FR'],
  ['SW1A 1AA', 'GB'],
])('%s is a postcode of %s', (text, country) => {
  expect(checkPostcode(text, country)).toEqual({ value: text.trim() })
})

test.each([
  ['53001', 'ES', 'invalid-postcode'],
  ['00100', 'ES', 'invalid-postcode'],
  ['2801', 'ES', 'invalid-postcode'],
  ['7501A', 'FR', 'invalid-postcode'],
  ['  ', 'GB', 'required'],
])('%s is none of %s: %s', (text, country, code) => {
  expect(checkPostcode(text, country)).toEqual({ code })
})
