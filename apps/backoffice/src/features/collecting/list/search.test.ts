import { OverdueFilter } from '@cauce/domain/payments/overdue-questions'
import { expect, test } from 'vitest'
import { address, filterOf, filterOfAges } from './search.ts'

test('whatever an address says is a filter that the server takes, and what no list can show is left out', () => {
  const search = address.read({ q: 'Ana', age: 'older,never,week', standing: 'held', min: '100', sort: 'age', to: 'x' })
  expect(search).toEqual({ q: 'Ana', age: 'older,week', standing: 'held', min: 100 })
  expect(OverdueFilter.parse(filterOf(search))).toEqual({
    ...{ search: 'Ana', ages: ['older', 'week'], standings: ['held'], minCents: 100, sort: 'age', direction: 'desc' },
  })
})

test('the bands of age are counted whatever bands are shown', () => {
  expect(filterOfAges(address.read({ age: 'week', sort: 'amount', q: 'Ana' }))).toEqual({ search: 'Ana' })
})
