import { expect, test } from 'vitest'
import { address, filterOf } from './search.ts'

const { isFiltered, read, searchOfView, toggled, unfiltered, viewOf } = address

const centre = '01987f3a-7d5c-7b1e-8a43-2f1c5d6e7f80'

test('an address becomes the filter that it says', () => {
  const search = read({
    tab: 'archived',
    q: ' ruiz ',
    state: 'live,dead',
    reason: 'declined',
    centre,
    min: 10_000,
  })
  expect(filterOf(search)).toEqual({
    tab: 'archived',
    sort: 'created',
    direction: 'desc',
    search: 'ruiz',
    states: ['live', 'dead'],
    deadReasons: ['declined'],
    centreIds: [centre],
    minCents: 10_000,
  })
})

test('an address that nobody of ours wrote shows the plain list', () => {
  const search = read({
    tab: 'all',
    q: '   ',
    state: 'LIVE,,x',
    reason: ['declined'],
    centre: "1' or 1=1",
    from: '2026-13-01',
    min: -1,
    max: 1.5,
    sort: 'phone',
    dir: 'desc',
    extra: 1,
  })
  expect(search).toEqual({})
  expect(filterOf(search)).toEqual({ tab: 'all', sort: 'created', direction: 'desc' })
})

test('a number typed as search is looked for as text', () => {
  expect(read({ q: 612345678 }).q).toBe('612345678')
})

test('a saved view leads back to the same list, in whatever order it was filtered', () => {
  const search = read({ q: 'niño & co', state: 'live', min: 5000, sort: 'amount', dir: 'asc' })
  expect(searchOfView(viewOf(search))).toEqual(search)
  expect(viewOf({ state: 'live', q: 'a' })).toBe(viewOf({ q: 'a', state: 'live' }))
})

test('a chip puts an item in and takes it out, and the last one leaves no trace', () => {
  const one = toggled({}, 'state', 'live')
  expect(toggled(one, 'state', 'dead')).toEqual({ state: 'live,dead' })
  expect(toggled(one, 'state', 'live')).toEqual({})
})

test('lifting the filters keeps the tab and the order', () => {
  const search = read({ tab: 'confirmed', sort: 'amount', q: 'x' })
  expect(isFiltered(search)).toBe(true)
  expect(unfiltered(search)).toEqual({ tab: 'confirmed', sort: 'amount' })
  expect(isFiltered(unfiltered(search))).toBe(false)
})
