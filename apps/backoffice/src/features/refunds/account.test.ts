import { expect, test } from 'vitest'
import { accountFaults } from './account.ts'

test('an account needs a number that is one, and somebody whose it is', () => {
  expect(accountFaults({ iban: 'es91 2100 0418 4502 0005 1332', holder: 'Marta Gil' })).toEqual({})
  expect(accountFaults({ iban: ' ', holder: ' ' })).toEqual({ iban: 'required', holder: 'required' })
  expect(accountFaults({ iban: 'ES91 2100 0418 4502 0005 1333', holder: 'Marta Gil' })).toEqual({
    iban: 'invalid-iban',
  })
})
