import { expect, test } from 'vitest'
import { filterOf } from './filter-of.ts'
import { address } from './search.ts'

const id = '00000000-0000-7000-8000-000000000001'

test('what the address says is what the server is asked', () => {
  const search = address.read({
    q: ' MKT-1 ',
    actor: id,
    action: 'financing.send,log.export',
    kind: 'key',
    from: '2026-11-01',
  })
  expect(filterOf(search)).toEqual({
    subject: 'MKT-1',
    actorIds: [id],
    actions: ['financing.send', 'log.export'],
    subjectKinds: ['key'],
    from: '2026-11-01',
  })
})

test('what no log can be narrowed by is left out of the address', () => {
  expect(address.read({ actor: 'ana', action: 'Financing send', kind: 'planet', to: 'today', sort: 'amount' })).toEqual(
    {},
  )
})

test('a saved view is the address again', () => {
  const search = address.read({ action: 'financing.send', to: '2026-11-02' })
  expect(address.searchOfView(address.viewOf(search))).toEqual(search)
})
