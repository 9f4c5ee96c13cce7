import { permissions } from '@cauce/domain/access/permissions'
import { expect, test } from 'vitest'
import { grouped } from './groups.ts'
import { answerOf, found } from './table.ts'

test('what is given singly is told from what a role may by itself', () => {
  expect(answerOf('merchant-administrator', 'keys.manage')).toBe('may')
  expect(answerOf('additional-administrator', 'keys.manage')).toBe('singly')
  expect(answerOf('service', 'financings.send')).toBe('scope')
  expect(answerOf('sales-agent', 'keys.manage')).toBe('not')
})

test('a search leaves the rows or the columns it names, without accents, and nothing where it names nothing', () => {
  const rows = [
    { item: 1, name: 'Ver financiación' },
    { item: 2, name: 'Gestionar claves' },
  ]
  const columns = [
    { item: 'a', name: 'Agente' },
    { item: 'b', name: 'Operaciones' },
  ]
  const names = (search: string) => {
    const { rows: some, columns: others } = found(search, rows, columns)
    return [some.map(({ item }) => item), others.map(({ item }) => item)]
  }
  expect(names('')).toEqual([
    [1, 2],
    ['a', 'b'],
  ])
  expect(names('FINANCIACION')).toEqual([[1], ['a', 'b']])
  expect(names('agente')).toEqual([[1, 2], ['a']])
  expect(names('zzz')).toEqual([[], []])
})

test('permissions stand under what they are about, each once', () => {
  const rows = permissions.map((item) => ({ item, name: item }))
  const all = grouped(rows)
  expect(all.flatMap(({ rows: some }) => some.map(({ item }) => item)).toSorted()).toEqual(permissions.toSorted())
  expect(grouped([{ item: 'users.read' as const }, { item: 'rights.manage' as const }])).toEqual([
    { group: 'people', rows: [{ item: 'users.read' }, { item: 'rights.manage' }] },
  ])
})
