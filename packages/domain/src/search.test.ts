import { expect, test } from 'vitest'
import { isShortSearch } from './search.ts'

test('a search is short when none of its words has the three characters that the index needs', () => {
  for (const short of ['a', 'an', ' an ', 'a b', 'an ru', '61']) expect(isShortSearch(short), short).toBe(true)
  for (const enough of ['', '  ', 'ana', 'a ruiz', '+34', 'MKT-1']) expect(isShortSearch(enough), enough).toBe(false)
})
