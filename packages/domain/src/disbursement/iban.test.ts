import { expect, test } from 'vitest'
import { readBic, readIban } from './iban.ts'

test('an account number is taken with spaces and small letters, and kept without', () => {
  expect(readIban(' es91 2100-0418 4502 0005 1332')).toBe('ES9121000418450200051332')
  expect(readIban('FR1420041010050500013M02606')).toBe('FR1420041010050500013M02606')
})

test.each(['', 'ES9121000418450200051333', 'ES91', '2100 0418 4502 0005 1332', 'BR1500000000000010932840814P2'])(
  'what is no account number that SEPA reaches is none: %j',
  (text) => expect(readIban(text)).toBeUndefined(),
)

test('a bank has eight or eleven letters', () => {
  expect([readBic('caixesbb xxx'), readBic('CAIXESBB'), readBic('CAIX')]).toEqual([
    'CAIXESBBXXX',
    'CAIXESBB',
    undefined,
  ])
})
