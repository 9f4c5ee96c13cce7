import { expect, test } from 'vitest'
import { draftFaults, draftOf, endsSessions, rightsLost } from './draft.ts'
import type { Row } from './row.ts'

const row = {
  ...{ firstName: 'Ana', lastName: 'Ruiz', email: 'ana@example.com', role: 'sales-agent', rights: [] },
  centres: [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ],
} as unknown as Row

test('an empty form lacks everything, and a seller a centre', () => {
  expect(Object.keys(draftFaults(draftOf(undefined, 'es')))).toEqual(['email', 'firstName', 'lastName', 'role'])
  expect(draftFaults({ ...draftOf(row, 'es'), centreIds: [] })).toEqual({ centreIds: 'required' })
  expect(draftFaults({ ...draftOf(row, 'es'), centreIds: [], role: 'support-agent' })).toEqual({})
})

test('the form says beforehand whether saving ends sessions', () => {
  const draft = draftOf(row, 'es')
  expect(endsSessions(row, draft)).toBe(false)
  expect(endsSessions(row, { ...draft, centreIds: ['a'] })).toBe(true)
  expect(endsSessions(row, { ...draft, role: 'additional-administrator', rights: ['log.read'] })).toBe(false)
  expect(endsSessions(undefined, draft)).toBe(false)
})

test('the form says beforehand which rights go with the role', () => {
  const helper = { ...row, role: 'additional-administrator', rights: ['keys.manage', 'log.read'] } as unknown as Row
  const draft = draftOf(helper, 'es')
  expect(rightsLost(helper, draft)).toEqual([])
  expect(rightsLost(helper, { ...draft, role: 'support-agent' })).toEqual(['log.read', 'keys.manage'])
  expect(rightsLost(row, { ...draftOf(row, 'es'), role: 'support-agent' })).toEqual([])
  expect(rightsLost(undefined, draftOf(undefined, 'es'))).toEqual([])
})
