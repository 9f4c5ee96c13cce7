import { expect, test } from 'vitest'
import { phoneParts } from './phone-parts.ts'

test.each([
  ['+34612345678', 'FR', '612 34 56 78', 'ES'],
  ['0033 6 12 34 56 78', 'ES', '06 12 34 56 78', 'FR'],
  ['+41 78 123 45 67', 'ES', '078 123 45 67', 'CH'],
])('the calling code of %s, typed in %s, is said by the country alone', (phone, phoneCountry, text, country) => {
  expect(phoneParts({ phone, phoneCountry })).toEqual({ phone: text, phoneCountry: country })
})

test.each(['612 34 56 78', '+34 612', '00', ''])('%j stays as it was typed', (phone) => {
  expect(phoneParts({ phone, phoneCountry: 'ES' })).toEqual({ phone, phoneCountry: 'ES' })
})
