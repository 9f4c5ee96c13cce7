import { expect, test } from 'vitest'
import { shownColumns } from './columns.ts'

const columns = [
  { id: 'reference' },
  { id: 'merchant', optional: 'shown' },
  { id: 'agent', optional: 'hidden' },
] as const

test('until somebody chooses, each optional column stands as it is declared', () => {
  expect(shownColumns(columns, null)).toEqual(['merchant'])
})

test('a choice is kept, also that of none, and columns that are gone are left out', () => {
  expect(shownColumns(columns, ['agent', 'phone'])).toEqual(['agent'])
  expect(shownColumns(columns, [])).toEqual([])
})
