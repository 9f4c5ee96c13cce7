import { expect, test } from 'vitest'
import { cents, listAddress, several } from './address.ts'

test('what no list can show is laid over by nothing, since the router keeps what stood in the address', () => {
  const address = listAddress({ state: several(['live', 'dead']), min: cents })
  expect({ state: 'bogus', min: 'abc', ...address.read({ state: 'bogus', min: 'abc' }) }).toEqual({})
  expect(address.read({ state: 'live,bogus', min: '100' })).toEqual({ state: 'live', min: 100 })
  expect(address.viewOf(address.read({ state: 'bogus', min: '100' }))).toBe('min=100')
})
