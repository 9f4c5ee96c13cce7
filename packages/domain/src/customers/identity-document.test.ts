import { expect, test } from 'vitest'
import { checkIdentityDocument } from './identity-document.ts'

test.each([
  ['12345678Z', '12345678Z'],
  ['12.345.678-z', '12345678Z'],
  ['1234567L', '01234567L'],
  ['X1234567L', 'X1234567L'],
  ['y-1234567-x', 'Y1234567X'],
  ['Z1234567R', 'Z1234567R'],
  ['K1234567L', 'K1234567L'],
])('the Spanish number %s is accepted as %s', (text, value) => {
  expect(checkIdentityDocument(text, 'ES')).toEqual({ value })
})

test.each(['12345678A', '12345678', 'X1234567A', 'X12345678Z', 'W1234567L', '123456789Z', 'hello', 'Ñ1234567L'])(
  'the Spanish number %s is refused',
  (text) => {
    expect(checkIdentityDocument(text, 'ES')).toEqual({ code: 'invalid-document' })
  },
)

test('a French number is letters and digits of a known length', () => {
  expect(checkIdentityDocument('x4rtbpfw4', 'FR')).toEqual({ value: 'X4RTBPFW4' })
  expect(checkIdentityDocument('8801 9231 0285', 'FR')).toEqual({ value: '880192310285' })
  expect(checkIdentityDocument('X4RTBPF', 'FR')).toEqual({ code: 'invalid-document' })
  expect(checkIdentityDocument('X4RTBPFW4/', 'FR')).toEqual({ code: 'invalid-document' })
})

test('documents of other countries need only be there', () => {
  expect(checkIdentityDocument('ab 12', 'PT')).toEqual({ value: 'AB12' })
  expect(checkIdentityDocument(' - ', 'PT')).toEqual({ code: 'required' })
  expect(checkIdentityDocument('1'.repeat(31), 'PT')).toEqual({ code: 'too-long' })
})
