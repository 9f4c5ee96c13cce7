import { expect, test } from 'vitest'
import { address, filterOf } from './search.ts'

const centre = '01987f3a-7d5c-7b1e-8a43-2f1c5d6e7f80'

test('what the address says is what the server is asked', () => {
  const search = address.read({
    q: ' ruiz ',
    state: 'confirmed,lost',
    shipment: 'unshipped,partly-shipped',
    returns: 'returned',
    centre,
    from: '2026-11-01',
    max: 50_000,
    sort: 'amount',
    dir: 'asc',
  })
  expect(filterOf(search)).toEqual({
    sort: 'amount',
    direction: 'asc',
    search: 'ruiz',
    states: ['confirmed'],
    shipment: ['unshipped', 'partly-shipped'],
    returns: ['returned'],
    centreIds: [centre],
    from: '2026-11-01',
    maxCents: 50_000,
  })
})

test('an address without anything asks for the newest confirmed first', () => {
  expect(filterOf(address.read({ shipment: 'lost', sort: 'name' }))).toEqual({ sort: 'confirmed', direction: 'desc' })
})
