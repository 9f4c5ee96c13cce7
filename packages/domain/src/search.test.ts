import { expect, test } from 'vitest'
import { isShortSearch, isShortWithPhones, phoneDigits } from './search.ts'

test('a search is short when none of its words has the three characters that the index needs', () => {
  for (const short of ['a', 'an', ' an ', 'a b', 'an ru', '61']) expect(isShortSearch(short), short).toBe(true)
  for (const enough of ['', '  ', 'ana', 'a ruiz', '+34', 'MKT-1']) expect(isShortSearch(enough), enough).toBe(false)
})

test('digits that are a phone together are not short, however they are spaced', () => {
  for (const phone of ['61 22', '6 1 2', '(0) 61', '00 34 61']) expect(isShortWithPhones(phone), phone).toBe(false)
  for (const short of ['61', '6 1', 'a 61 22', '00 3']) expect(isShortWithPhones(short), short).toBe(true)
  expect(phoneDigits('00 34 61-22')).toBe('346122')
})
