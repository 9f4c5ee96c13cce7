import { expect, test } from 'vitest'
import { address, filterOf } from './search.ts'

test('what the address says is what the server is asked', () => {
  const search = address.read({ q: ' Ana ', role: 'sales-agent,emperor', state: 'invited', merchant: 'none' })
  expect(filterOf(search)).toEqual({ search: 'Ana', roles: ['sales-agent'], states: ['invited'] })
})
