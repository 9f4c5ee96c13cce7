import { expect, test } from 'vitest'
import { address, filterOf, readSearch } from './search.ts'

const centre = '00000000-0000-4000-8000-000000000001'

test('without an order the list is read by reference', () => {
  expect(filterOf(readSearch({}))).toEqual({ sort: 'reference', direction: 'asc' })
  expect(filterOf({})).toEqual({ sort: 'reference', direction: 'asc' })
  expect(filterOf(readSearch({ sort: 'price' }))).toEqual({ sort: 'price', direction: 'desc' })
})

test('both ends together narrow nothing', () => {
  expect(filterOf({ end: 'ahead,past' })).not.toHaveProperty('end')
  expect(filterOf({ end: 'past' })).toMatchObject({ end: 'past' })
})

test('the chosen centre is no filter to be lifted', () => {
  const search = readSearch({ centre, q: 'inglés' })
  expect(address.isFiltered(search)).toBe(true)
  expect(address.unfiltered(search)).toEqual({ centre, sort: 'reference', dir: 'asc' })
  expect(address.isFiltered(address.unfiltered(search))).toBe(false)
})
